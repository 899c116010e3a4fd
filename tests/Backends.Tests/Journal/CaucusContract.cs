using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What a store of caucuses promises, whatever the engine.</summary>
public abstract class CaucusContract : IAsyncLifetime
{
    private static readonly CaucusId Here = new("sample");

    protected static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private TurnJournal Journal => new TurnJournal(Stores);

    private Caucuses Kept => new Caucuses(Stores, TimeProvider.System);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_caucus_begins_with_the_first_opinion_and_an_opinion_replaces_the_earlier_one()
    {
        Assert.Null(await Kept.ReadAsync(Here, Now));
        Assert.Equal(CaucusPhase.Opinions, (await Kept.StateAsync(Here, Some.Consultation, Now)).Caucus.Phase);
        await GiveAsync("c1", Opinion("o1", "Éteindre."));
        await GiveAsync("c1", Opinion("o2", "Éteindre après minuit."));

        var record = (await Kept.ReadAsync(Here, Now))!;
        Assert.Equal(["Éteindre après minuit."], record.Opinions.Select(opinion => opinion.Text));
        Assert.Equal(new CaucusCounts(1, 1), record.Counts());
        Assert.Equal([Here], await Kept.OpenAsync(Now));
        await GiveAsync("c1", new Contribution.OpinionWithdrawn(Here));
        Assert.Empty((await Kept.ReadAsync(Here, Now))!.Opinions);
    }

    [Fact]
    public async Task What_comes_behind_the_end_of_a_phase_is_refused_whole()
    {
        await GiveAsync("c1", Opinion("o1", "Éteindre."));
        await EnterAsync(CaucusPhase.Drafting);

        await Assert.ThrowsAsync<TurnConflictException>(() => GiveAsync("c2", Opinion("o2", "Éclairer.")));

        Assert.Single((await Kept.ReadAsync(Here, Now))!.Opinions);
        Assert.Equal(0, (await Journal.StateAsync(new ConversationId("directline/c2"), Now)).Turns);
    }

    [Fact]
    public async Task A_count_that_has_changed_since_it_was_read_stops_the_move_and_so_does_another_version()
    {
        await GiveAsync("c1", Opinion("o1", "Éteindre."));
        var seen = (await Kept.ReadAsync(Here, Now))!;
        await GiveAsync("c2", Opinion("o2", "Éclairer."));
        Assert.Null(await MoveAsync(seen, CaucusPhase.Drafting));

        var again = (await Kept.ReadAsync(Here, Now))!;
        Assert.NotNull(await MoveAsync(again, CaucusPhase.Drafting));
        Assert.Null(await MoveAsync(again, CaucusPhase.Drafting));
        Assert.Equal(CaucusPhase.Drafting, (await Kept.ReadAsync(Here, Now))!.Caucus.Phase);
    }

    [Fact]
    public async Task Only_those_who_agreed_to_messages_are_told_of_a_phase()
    {
        await GiveAsync("c1", Opinion("o1", "Éteindre."), new Contribution.ConsentDecided(Consent.Messages, true, "1"));
        await GiveAsync("c2", Opinion("o2", "Éclairer."), new Contribution.ConsentDecided(Consent.Messages, false, "1"));
        await GiveAsync("c3", Opinion("o3", "Autrement."));
        Assert.Empty((await EnterAsync(CaucusPhase.Drafting))!);

        var told = (await EnterAsync(CaucusPhase.Ranking, Statement("1-1", "o1", "Éteindre.")))!;

        Assert.Equal("directline/c1", Assert.Single(told).Conversation.Value);
        Assert.Equal(new Told.Caucus(CaucusPhase.Ranking), told[0].Told);
        Assert.Equal(told[0].Activity, Assert.Single(await Journal.UnansweredAsync(Now)).Activity);
    }

    [Fact]
    public async Task Everything_given_comes_back_and_goes_with_an_erasure()
    {
        await GiveAsync("c1", Opinion("o1", "Éteindre."), new Contribution.StatementApproved(new StatementId("o1"), "Éteindre.", Language.French));
        await GiveAsync("c2", Opinion("o2", "Éclairer."));
        await EnterAsync(CaucusPhase.Drafting);
        await EnterAsync(CaucusPhase.Ranking, Statement("1-1", "o1", "Éteindre."), Statement("1-2", "o2", "Éclairer."));
        await GiveAsync("c1", new Contribution.BallotCast(Here, 1, [["1-1"], ["1-2"]]));
        await EnterAsync(CaucusPhase.Critiques);
        await GiveAsync("c1", new Contribution.CritiqueGiven(Here, new StatementId("k1"), "Il manque la gare.", Language.French, true));
        await EnterAsync(CaucusPhase.Endorsement);
        await GiveAsync("c1", new Contribution.EndorsementGiven(Here, Endorsement.Partly, "La gare."));
        var record = (await Kept.ReadAsync(Here, Now))!;
        Assert.Equal(["1-1", "1-2"], Assert.Single(record.Ballots).Places.Select(place => place.Single()));
        Assert.Equal("Il manque la gare.", Assert.Single(record.State.Critiques).Text);
        Assert.Equal(new EndorsementCount(0, 1, 0), record.State.Endorsed);
        Assert.Equal("o1", record.State.OfRound(1)[0].StandsOn.Single().Value);

        await GiveAsync("c1", new Contribution.Erased());

        var after = (await Kept.ReadAsync(Here, Now))!;
        Assert.Equal(["o2"], after.Opinions.Select(opinion => opinion.Id.Value));
        Assert.Empty(after.Ballots);
        Assert.Empty(after.Critiques);
        Assert.Empty(after.Endorsements);
        Assert.Equal(["1-2"], after.State.OfRound(1).Select(statement => statement.Id));
        await using var store = await Stores.CreateDbContextAsync(Now);
        Assert.DoesNotContain(await store.Candidates.Select(candidate => candidate.Texts + candidate.Sentences).ToListAsync(Now), words => words.Contains("Éteindre", StringComparison.Ordinal));
    }

    private static Contribution.OpinionGiven Opinion(string id, string text) => new(Here, new StatementId(id), text, Language.French, true);

    private static GroupStatement Statement(string id, string source, string text) => new(
        id, 1, StatementOrigin.Citizens, Language.French, [new StandingSentence(text, [new StatementId(source)])], new Dictionary<string, string> { ["fr"] = text });

    private async Task<IReadOnlyList<CitizenMessage>?> EnterAsync(CaucusPhase phase, params GroupStatement[] written) =>
        await MoveAsync((await Kept.ReadAsync(Here, Now))!, phase, written);

    private Task<IReadOnlyList<CitizenMessage>?> MoveAsync(CaucusRecord seen, CaucusPhase phase, params GroupStatement[] written) =>
        Kept.MoveAsync(seen, seen.Caucus.Entered(phase, CaucusFault.None, Some.Noon), written, Some.Noon, Now);

    private async Task GiveAsync(string citizen, params Contribution[] given)
    {
        var conversation = new ConversationId($"directline/{citizen}");
        var number = (await Journal.StateAsync(conversation, Now)).Turns + 1;
        var message = Some.CitizenMessage($"{citizen}-{number}", conversation.Value);
        await Journal.ReceiveAsync(message, Now);
        await Journal.AppendAsync(Some.Turn(message, number, Some.Move(contributions: given)), Now);
    }
}

public sealed class SqliteCaucusTests : CaucusContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresCaucusTests : CaucusContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
