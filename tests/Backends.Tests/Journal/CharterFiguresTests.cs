using Isegoria.Backends.Charter;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Tests.Dialogs;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What a charter is told of a consultation, whatever that is kept in.</summary>
public abstract class CharterFiguresContract : IAsyncLifetime
{
    private static readonly DemocraticCharter Charter = CharterReader.Open(Repository.File("prompts/charter.yaml"));
    private static readonly Contribution Consent = new Contribution.ConsentDecided("participation", Given: true, "1");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Every_figure_is_there_from_the_beginning_and_says_why_it_cannot_be_told()
    {
        var gathered = await GatherAsync();

        Assert.Equal(FigureNames.All.Keys.Order(StringComparer.Ordinal), gathered.Figures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), gathered.Figures[FigureNames.ChainIntact]);
        Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), gathered.Figures[FigureNames.ErasedLeft]);
        Assert.Equal(0, gathered.People);
    }

    [Fact]
    public async Task An_intact_chain_is_told_and_a_changed_turn_shows_with_its_place()
    {
        await KeepAsync("a1", 1, "dl/a", given: Consent);
        await KeepAsync("a2", 2, "dl/a");
        await KeepAsync("b1", 1, "dl/b");
        Assert.Equal(1, Told(await GatherAsync(), FigureNames.ChainIntact));

        await using (var store = await Stores.CreateDbContextAsync(Now))
            await store.Turns.Where(t => t.ActivityId == "a1").ExecuteUpdateAsync(t => t.SetProperty(r => r.Json, r => r.Json.Replace("Bonjour", "Bonsoir")), Now);

        var gathered = await GatherAsync();
        Assert.Equal(0.5, Told(gathered, FigureNames.ChainIntact));
        Assert.Equal(("dl/a", 1), gathered.Places[new ActivityId("a1")] is var (conversation, number) ? (conversation.Value, number) : default);
        Assert.Equal(1, gathered.People);
    }

    [Fact]
    public async Task A_turn_that_was_taken_out_breaks_the_chain()
    {
        await KeepAsync("a1", 1, "dl/a");
        await KeepAsync("a2", 2, "dl/a");
        await using (var store = await Stores.CreateDbContextAsync(Now))
            await store.Turns.Where(t => t.ActivityId == "a2").ExecuteDeleteAsync(Now);

        Assert.Equal(0, Told(await GatherAsync(), FigureNames.ChainIntact));
    }

    [Fact]
    public async Task After_an_erasure_nothing_is_left_and_the_chain_still_holds()
    {
        await KeepAsync("a1", 1, "dl/a", given: [Consent, new Contribution.AnswerGiven("matters", "Le calme"), new Contribution.ForAPerson("Qui paiera ?")]);
        await KeepAsync("a2", 2, "dl/a", at: Some.Noon.AddMinutes(5), given: new Contribution.Erased());

        var gathered = await GatherAsync();
        Assert.Equal((0, 1), (Told(gathered, FigureNames.ErasedLeft), Told(gathered, FigureNames.ChainIntact)));

        await using (var store = await Stores.CreateDbContextAsync(Now))
        {
            store.Answers.Add(new AnswerRow { ConversationId = "dl/a", Step = "matters", ConsultationId = Some.Consultation.Value, Value = "Le calme", At = Some.Noon });
            await store.SaveChangesAsync(Now);
        }
        Assert.Equal(1, Told(await GatherAsync(), FigureNames.ErasedLeft));

        await using (var store = await Stores.CreateDbContextAsync(Now))
        {
            store.Lookups.Add(new LookupRow
            {
                Sequence = await store.Turns.Where(t => t.ActivityId == "a1").Select(t => t.Sequence).SingleAsync(Now),
                ConsultationId = Some.Consultation.Value,
                ConversationId = "dl/a",
                Stage = "welcome",
                Verdict = "Passed",
                DecidedAt = Some.Noon,
                Words = "le calme",
            });
            await store.SaveChangesAsync(Now);
        }
        Assert.Equal(2, Told(await GatherAsync(), FigureNames.ErasedLeft));
    }

    [Fact]
    public async Task Waits_holds_and_judgements_are_told()
    {
        await KeepAsync("a1", 1, "dl/a", given: [Consent, new Contribution.ForAPerson("Qui paiera ?")]);
        await KeepAsync("a2", 2, "dl/a", new Verdict.Held("m", [], Some.Noon.AddMinutes(10)));
        await new HeldReplies(Stores).DecideAsync(new Told.Decided(new ActivityId("a2"), HeldOutcome.TimedOut, [], ""), Some.Noon.AddMinutes(10), Now);
        await new Objections(Stores).FileAsync(new ActivityId("a1"), new ConversationId("dl/a"), "Non.", Some.Noon.AddDays(1), Now);
        await new Reviews(Stores).AddAsync(new Review(0, Some.Consultation, new ActivityId("a2"), ReviewKind.Wrong, 0, "", "Ana", Some.Noon), Now);

        var gathered = await GatherAsync();

        Assert.Equal((10.0, 9.0), (Told(gathered, FigureNames.QuestionWait), Told(gathered, FigureNames.ObjectionWait)));
        Assert.Equal((0.0, 1.0, 1.0), (Told(gathered, FigureNames.HeldDecided), Told(gathered, FigureNames.VerdictsWrong), Told(gathered, FigureNames.FlaggedReviewed)));
        Assert.Contains(new ActivityId("a2"), gathered.Places.Keys);
    }

    private static double Told(GatheredFigures gathered, string name) => Assert.IsType<Figure.Told>(gathered.Figures[name]).Value;

    private Task<GatheredFigures> GatherAsync() =>
        new CharterFigures(Stores, new Reviews(Stores), DialogLibrary.Open(DialogFiles.Dialogs), new FakeTimeProvider(Some.Noon.AddDays(10))).GatherAsync(Some.AConsultation(), Charter, Now);

    private Task KeepAsync(string activity, int number, string conversation, Verdict? verdict = null, DateTimeOffset? at = null, params Contribution[] given)
    {
        var message = Some.CitizenMessage(activity, conversation);
        return KeepAsync(message, Some.Turn(message, number, Some.Move(contributions: given), verdict) with { DecidedAt = at ?? Some.Noon });
    }

    private async Task KeepAsync(CitizenMessage message, Turn turn)
    {
        var journal = new TurnJournal(Stores);
        await journal.ReceiveAsync(message, Now);
        await journal.AppendAsync(turn, Now);
    }
}

public sealed class SqliteCharterFiguresTests : CharterFiguresContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresCharterFiguresTests : CharterFiguresContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
