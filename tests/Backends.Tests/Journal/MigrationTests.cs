using Isegoria.Backends.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

public sealed class MigrationTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passages_imported_before_there_were_marks_stay_and_are_not_marked()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Now);
        await using var store = new DeliberationStore(new DbContextOptionsBuilder<DeliberationStore>().UseSqlite(connection).Options);
        await store.GetService<IMigrator>().MigrateAsync("20261125193500_PassagePage", Now);
        await store.Database.ExecuteSqlRawAsync("""
            INSERT INTO Documents (Id, ConsultationId, Title, Source, Language, Stance, Fingerprint) VALUES ('c/a', 'c', 'A', 'a.md', 'fr', 'Unknown', 'f');
            INSERT INTO Passages (Id, DocumentId, Heading, Text, Language, "Order") VALUES ('c/a#0', 'c/a', '', 'Oui.', 'fr', 0);
            """, Now);

        await store.Database.MigrateAsync(Now);

        var kept = await store.Passages.SingleAsync(Now);
        Assert.Equal(("Oui.", false), (kept.Text, kept.Marked));
    }

    [Fact]
    public async Task Turns_kept_before_they_had_a_row_to_be_found_by_are_found_and_erased_ones_are_not()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Now);
        await using var store = new DeliberationStore(new DbContextOptionsBuilder<DeliberationStore>().UseSqlite(connection).Options);
        await store.GetService<IMigrator>().MigrateAsync("20261126020515_Staff", Now);
        await store.Database.ExecuteSqlRawAsync("""
            INSERT INTO Turns (ActivityId, ConversationId, ConsultationId, Number, Move, Json, Salt, Digest, Hash, DecidedAt, Attempts, DueAt, Stage, Verdict, Words)
            VALUES ('a1', 'dl/a', 'c', 1, 'm', '-', '', '', '', 7, 0, 7, 'welcome', 'Passed', 'les lampes'),
                   ('a2', 'dl/b', 'c', 1, 'm', '', '', '', '', 8, 0, 8, 'welcome', 'Passed', '');
            """, Now);

        await store.Database.MigrateAsync(Now);

        var kept = await store.Lookups.SingleAsync(Now);
        Assert.Equal(("dl/a", "welcome", "Passed", "les lampes"), (kept.ConversationId, kept.Stage, kept.Verdict, kept.Words));
        Assert.Equal(2, await store.Turns.CountAsync(Now));
    }
}
