using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

public sealed class ConsultationStoreTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Times_mandate_and_retention_come_back_as_they_were_given()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        var opens = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(1));
        var given = Some.AConsultation() with
        {
            Mandate = new Dictionary<string, string> { ["fr"] = "Le conseil votera.", ["en"] = "The council will vote." },
            AwaitsOpening = true,
            OpensAt = opens,
            ClosesAt = opens.AddDays(30),
            KeptDays = 90,
            HoldsReplies = true,
        };
        await store.SaveAsync(given, [], Now);

        var found = await store.FindAsync(given.Id, Now);

        Assert.Equal(given.Mandate, found!.Mandate);
        Assert.Equal(
            (true, opens, TimeSpan.FromHours(1), given.ClosesAt, 90, true),
            (found.AwaitsOpening, found.OpensAt, found.OpensAt!.Value.Offset, found.ClosesAt, found.KeptDays, found.HoldsReplies));
    }

    [Fact]
    public void A_store_on_a_server_is_refused_and_not_passed_over()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", "data"), new("ConnectionStrings:Store", "Host=db")]).Build();
        using var services = new ServiceCollection().AddJournal(configuration).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<DataOptions>>().Value);

        Assert.Contains("PostgreSQL is not supported yet", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_changes_to_one_version_the_first_is_kept_and_the_second_is_told()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        await store.SaveAsync(Some.AConsultation(), [], Now);
        var seen = (await store.FindAsync(Some.AConsultation().Id, Now))!;

        var first = await store.ChangeAsync(seen with { KeptDays = 10, ChangedBy = "Ana" }, null, Now);
        var second = await store.ChangeAsync(seen with { KeptDays = 20, ChangedBy = "Ben" }, [], Now);

        Assert.Equal((seen.Version + 1, 10), (first!.Version, first.KeptDays));
        Assert.Null(second);
        var kept = await store.FindAsync(seen.Id, Now);
        Assert.Equal((seen.Version + 1, 10, "Ana"), (kept!.Version, kept.KeptDays, kept.ChangedBy));
    }

    [Fact]
    public async Task Of_ten_who_change_one_version_at_once_one_alone_is_kept()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        await store.SaveAsync(Some.AConsultation(), [], Now);
        var seen = (await store.FindAsync(Some.AConsultation().Id, Now))!;

        var kept = await Task.WhenAll(Enumerable.Range(1, 10).Select(days => Task.Run(() => store.ChangeAsync(seen with { KeptDays = days }, null, Now))));

        Assert.Equal((await store.FindAsync(seen.Id, Now))!.KeptDays, Assert.Single(kept.OfType<Consultation>()).KeptDays);
    }

    [Fact]
    public async Task An_import_makes_a_form_that_was_opened_before_it_old()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        await store.SaveAsync(Some.AConsultation(), [], Now);
        var seen = (await store.FindAsync(Some.AConsultation().Id, Now))!;

        await store.SaveAsync(Some.AConsultation() with { KeptDays = 5 }, null, Now);

        Assert.Null(await store.ChangeAsync(seen with { KeptDays = 10 }, null, Now));
        Assert.Null(await store.ChangeAsync(seen with { Id = new ConsultationId("nowhere") }, null, Now));
    }

    [Fact]
    public async Task One_that_was_kept_before_there_were_times_is_open_and_kept_for_ever()
    {
        await using var own = await OwnSqlite.CreateAsync();
        await using (var rows = await own.Stores.CreateDbContextAsync(Now))
        {
            rows.Consultations.Add(new ConsultationRow
            {
                Id = "old",
                Json = """{"title":{"fr":"Titre"},"question":{"fr":"Quoi ?"},"organiser":{"fr":"Ville"},"use":{"fr":"un vote"},"brief":{},"languages":["fr"],"dialog":"deliberation"}""",
            });
            await rows.SaveChangesAsync(Now);
        }

        var old = await new ConsultationStore(own.Stores, TimeProvider.System).FindAsync(new ConsultationId("old"), Now);

        Assert.Equal(Openness.Open, old!.At(Some.Noon));
        Assert.Null(old.ForgottenAt);
        Assert.Empty(old.Mandate);
    }

    [Fact]
    public async Task Seeds_come_back_without_what_citizens_wrote()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        await store.SaveAsync(Some.AConsultation(), [new Statement(new StatementId("s1"), new Dictionary<string, string> { ["fr"] = "Départ" })], Now);
        await PlayAsync(own);

        Assert.Equal(["s1"], (await store.SeedsAsync(Some.Consultation, Now)).Select(seed => seed.Id.Value));
    }

    [Fact]
    public async Task Seeds_come_back_in_the_order_they_were_given()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        string[] ids = ["m", "z", "a", "k"];
        await store.SaveAsync(Some.AConsultation(), [.. ids.Select(id => new Statement(new StatementId(id), new Dictionary<string, string> { ["fr"] = id }))], Now);

        Assert.Equal(ids, (await store.SeedsAsync(Some.Consultation, Now)).Select(seed => seed.Id.Value));
    }

    [Fact]
    public async Task At_the_end_of_retention_words_go_and_counts_stay_and_doing_it_again_changes_nothing()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var store = new ConsultationStore(own.Stores, TimeProvider.System);
        await store.SaveAsync(Some.AConsultation(), [new Statement(new StatementId("s1"), new Dictionary<string, string> { ["fr"] = "Départ" })], Now);
        await PlayAsync(own);

        for (var times = 0; times < 2; times++)
            await store.ForgetWordsAsync(Some.Consultation, ["when"], Now);

        await using var rows = await own.Stores.CreateDbContextAsync(Now);
        var turn = await rows.Turns.SingleAsync(Now);
        Assert.Equal(("", ""), (turn.Json, turn.Salt));
        Assert.Empty(await rows.Lookups.ToListAsync(Now));
        Assert.Equal(1, turn.Number);
        Assert.NotEmpty(turn.Hash);
        Assert.NotNull(turn.SentAt);
        Assert.Null((await rows.Conversations.SingleAsync(Now)).Progress);
        Assert.Empty(await rows.Activities.ToListAsync(Now));
        Assert.Equal(["late", ""], await rows.Answers.OrderByDescending(a => a.Step).Select(a => a.Value).ToListAsync(Now));
        Assert.Equal(["s1"], await rows.Statements.Select(s => s.Id).ToListAsync(Now));
        Assert.All(await rows.Votes.ToListAsync(Now), vote => Assert.Equal(1, vote.Value));
        Assert.Contains("s1", await rows.Votes.Select(vote => vote.StatementId).ToListAsync(Now));
        Assert.Equal("", (await rows.Requests.SingleAsync(Now)).Text);
        Assert.Null(await new TurnJournal(own.Stores).FindAsync(new ActivityId("a1"), Now));
    }

    [Fact]
    public async Task Another_consultations_words_stay()
    {
        await using var own = await OwnSqlite.CreateAsync();
        await PlayAsync(own);

        await new ConsultationStore(own.Stores, TimeProvider.System).ForgetWordsAsync(new ConsultationId("other"), [], Now);

        Assert.NotNull(await new TurnJournal(own.Stores).FindAsync(new ActivityId("a1"), Now));
    }

    private static async Task PlayAsync(OwnSqlite own)
    {
        var journal = new TurnJournal(own.Stores);
        var message = Some.CitizenMessage(text: "Mes mots", echo: """{"text":"Mes mots"}""");
        await journal.ReceiveAsync(message, Now);
        await journal.AppendAsync(
            Some.Turn(message, move: Some.Move(contributions:
            [
                new Contribution.AnswerGiven("matters", "Mes mots"),
                new Contribution.AnswerGiven("when", "late"),
                new Contribution.StatementApproved(new StatementId("own"), "Mes mots", Language.French),
                new Contribution.VoteCast(new StatementId("s1"), Vote.Agree),
                new Contribution.ForAPerson("Mes mots"),
            ])),
            Now);
    }
}
