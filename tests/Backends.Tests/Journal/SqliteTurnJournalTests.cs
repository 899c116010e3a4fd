using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Backends.Tests.Journal;

public sealed class SqliteTurnJournalTests : TurnJournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isegoria-journal-").FullName;
    private ServiceProvider? _services;

    protected override ITurnJournal Journal => _services!.GetRequiredService<ITurnJournal>();

    protected override IChannelLog Log => _services!.GetRequiredService<IChannelLog>();

    public override async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder)]).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddJournal(configuration).BuildServiceProvider();
        await _services.OpenStoreAsync(Now);
    }

    public override async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_store_is_a_file_in_WAL_mode_at_the_newest_migration()
    {
        await using var store = await StoreAsync();
        Assert.Empty(await store.Database.GetPendingMigrationsAsync(Now));
        Assert.False(store.Database.HasPendingModelChanges(), "The model has changed: add a migration.");
        Assert.Equal("wal", await store.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Now));
    }

    [Fact]
    public async Task Erased_words_are_nowhere_in_the_files()
    {
        const string Words = "Xylophone-secret-unique";
        var first = Some.CitizenMessage("a1", text: Words, echo: $$"""{"text":"{{Words}}"}""");
        await Journal.ReceiveAsync(first, Now);
        await Journal.AppendAsync(Some.Turn(first), Now);
        Assert.True(await FilesHoldAsync(Words), "The words should be in the store before they are erased.");

        await Journal.ReceiveAsync(Some.CitizenMessage("a2"), Now);
        await Journal.AppendAsync(
            Some.Turn(Some.CitizenMessage("a2"), number: 2, move: Some.Move(contributions: new Deliberation.Dialogs.Contribution.Erased())), Now);
        Assert.False(await FilesHoldAsync(Words));
    }

    [Fact]
    public async Task Every_turn_is_chained_to_the_one_before()
    {
        foreach (var (activity, number) in new[] { ("a1", 1), ("a2", 2), ("a3", 3) })
        {
            await Journal.ReceiveAsync(Some.CitizenMessage(activity), Now);
            await Journal.AppendAsync(Some.Turn(Some.CitizenMessage(activity), number), Now);
        }

        await using var store = await StoreAsync();
        var turns = await store.Turns.OrderBy(t => t.Number).ToListAsync(Now);
        var link = "";
        foreach (var turn in turns)
        {
            Assert.Equal(Deliberation.Records.RecordChain.Digest(turn.Salt, turn.Json), turn.Digest);
            link = Deliberation.Records.RecordChain.Link(link, turn.Digest);
            Assert.Equal(link, turn.Hash);
        }

        Assert.Equal(link, (await store.Conversations.SingleAsync(Now)).Head);
        Assert.NotEqual(
            Deliberation.Records.RecordChain.Digest(turns[1].Salt, turns[1].Json.Replace("Bonjour", "Bonsoir", StringComparison.Ordinal)),
            turns[1].Digest);
    }

    private Task<DeliberationStore> StoreAsync() =>
        _services!.GetRequiredService<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);

    private async Task<bool> FilesHoldAsync(string words)
    {
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            if ((await reader.ReadToEndAsync(Now)).Contains(words, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
