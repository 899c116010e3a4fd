using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Mediation;

public enum StatementOrigin
{
    /// <summary>Written by a language model, each sentence held against what it cites.</summary>
    Model,

    /// <summary>A citizen's or a seed statement, word for word.</summary>
    Citizens,
}

/// <param name="StandsOn">Opinions, statements and critiques that it repeats; at least one.</param>
public sealed record StandingSentence(string Text, IReadOnlyList<StatementId> StandsOn);

/// <summary>A candidate for what the group says.</summary>
/// <param name="Id">"1-2" for the second of the first round; unique within its caucus.</param>
/// <param name="Round">In which it is ranked, 1 or 2.</param>
/// <param name="Language">That its sentences are written in.</param>
/// <param name="Texts">Whole, by language code; at least in its own language.</param>
public sealed record GroupStatement(
    string Id, int Round, StatementOrigin Origin, Language Language, IReadOnlyList<StandingSentence> Sentences, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>It quoted somebody who has taken their words back, or whom the team did not admit: it has no words any longer.</summary>
    public bool IsWithdrawn { get; init; }

    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text));

    public IEnumerable<StatementId> StandsOn => Sentences.SelectMany(sentence => sentence.StandsOn).Distinct();

    /// <summary>Whose words they are when they are said: a model's are the assistant's own and judged as such.</summary>
    public Voice Voice => Origin is StatementOrigin.Model ? Voice.Assistant : Voice.Citizen;

    /// <summary>In the wanted language where it is there, otherwise as written.</summary>
    public string In(Language language) => Texts.TryGetValue(language.Code, out var text) ? text : Text;

    public static GroupStatement Quoting(Statement statement, Language language)
    {
        var own = statement.Texts.ContainsKey(language.Code) ? language : new Language(statement.Texts.Keys.First());
        return new GroupStatement("", 0, StatementOrigin.Citizens, own, [new StandingSentence(statement.In(own), [statement.Id])], statement.Texts);
    }
}

/// <summary>What a citizen thinks, for the group's statement to heed.</summary>
/// <param name="IsShown">Whether its author lets others read it, and the team has not kept it back.</param>
public sealed record CaucusOpinion(StatementId Id, ParticipantId Author, string Text, Language Language, bool IsShown);

/// <param name="IsShown">Whether its author lets others read it.</param>
public sealed record Critique(StatementId Id, ParticipantId Author, string Text, Language Language, bool IsShown);

/// <summary>Places best first, by statement id.</summary>
public sealed record CastBallot(ParticipantId Author, int Round, IReadOnlyList<IReadOnlyList<string>> Places);

public enum Endorsement
{
    No,
    Partly,
    Yes,
}

public sealed record GivenEndorsement(ParticipantId Author, Endorsement Value, string Reason);

/// <summary>Of a caucus what every citizen in it may read.</summary>
/// <param name="Statements">Of both rounds, in the order of their numbers, withdrawn ones included.</param>
/// <param name="Critiques">Those that may be shown.</param>
public sealed record CaucusState(Caucus Caucus, IReadOnlyList<GroupStatement> Statements, IReadOnlyList<Critique> Critiques)
{
    /// <summary>How those who answered stand to the leading statement; told once the caucus is closed.</summary>
    public EndorsementCount Endorsed { get; init; } = new(0, 0, 0);

    /// <summary>The best of the last ranking that still has words; none before there is one.</summary>
    public GroupStatement? Leading => Ordered.FirstOrDefault(statement => !statement.IsWithdrawn);

    /// <summary>As the last ranking has them, the best first; empty before there is one.</summary>
    public IReadOnlyList<GroupStatement> Ordered =>
        [.. (Caucus.Last?.Order ?? []).Select(id => Statements.FirstOrDefault(statement => statement.Id == id)).OfType<GroupStatement>()];

    public IReadOnlyList<GroupStatement> OfRound(int round) => [.. Statements.Where(statement => statement.Round == round && !statement.IsWithdrawn)];
}

public sealed record EndorsementCount(int Yes, int Partly, int No)
{
    public int All => Yes + Partly + No;

    public static EndorsementCount Of(IEnumerable<Endorsement> values)
    {
        var given = values.ToList();
        return new EndorsementCount(given.Count(value => value is Endorsement.Yes), given.Count(value => value is Endorsement.Partly), given.Count(value => value is Endorsement.No));
    }
}

/// <summary>All that was given in a caucus.</summary>
public sealed record CaucusRecord(
    CaucusState State,
    IReadOnlyList<CaucusOpinion> Opinions,
    IReadOnlyList<CastBallot> Ballots,
    IReadOnlyList<Critique> Critiques,
    IReadOnlyList<GivenEndorsement> Endorsements,
    long Given)
{
    public Caucus Caucus => State.Caucus;

    public CaucusCounts Counts()
    {
        var inside = Opinions.Select(opinion => opinion.Author).Concat(Ballots.Select(ballot => ballot.Author)).Distinct().Count();
        return new CaucusCounts(inside, Caucus.Phase switch
        {
            CaucusPhase.Opinions => Opinions.Count,
            CaucusPhase.Ranking => Ballots.Count(ballot => ballot.Round == 1),
            CaucusPhase.Critiques => Critiques.Count,
            CaucusPhase.Reranking => Ballots.Count(ballot => ballot.Round == 2),
            CaucusPhase.Endorsement => Endorsements.Count,
            _ => 0,
        });
    }

    public RankedRound? Ranked(int round) =>
        RankedRound.Of([.. Ballots.Where(ballot => ballot.Round == round).Select(ballot => ballot.Places)], State.OfRound(round));
}

/// <summary>Where caucuses are kept. What citizens give to one is kept with their turn, by the journal.</summary>
public interface ICaucuses
{
    /// <summary>For a citizen's turn; one that has not begun where there is none.</summary>
    Task<CaucusState> StateAsync(CaucusId id, ConsultationId consultation, CancellationToken cancellation);

    Task<CaucusRecord?> ReadAsync(CaucusId id, CancellationToken cancellation);

    /// <summary>Of a consultation, its own first, then those of its sessions.</summary>
    Task<IReadOnlyList<CaucusId>> OfAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>Those that are not closed.</summary>
    Task<IReadOnlyList<CaucusId>> OpenAsync(CancellationToken cancellation);

    /// <summary>
    /// Keeps the next version with its new candidates and what is told of it, together: to the room while one leads, otherwise
    /// to those who agreed to messages. Answers the messages to carry; none where the caucus is no longer as it was read.
    /// </summary>
    Task<IReadOnlyList<CitizenMessage>?> MoveAsync(
        CaucusRecord seen, Caucus after, IReadOnlyList<GroupStatement> written, DateTimeOffset at, CancellationToken cancellation);
}
