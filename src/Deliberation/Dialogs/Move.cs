using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What the dialog decided: what to say, what to look up, what to record, and where the citizen stands after it.</summary>
/// <param name="Name">For the record and the metrics: the step's or the command's id, never a citizen's words.</param>
/// <param name="Next">Progress once the reply has passed the gate.</param>
/// <param name="Question">A question for the documents; its answer is said before <paramref name="Say"/>.</param>
/// <param name="KeepsText">False where no consent covers the citizen's words yet, or they hold personal data: they are not stored.</param>
/// <param name="Stage">Where the citizen stands, for the channel to show.</param>
public sealed record Move(
    string Name,
    Progress Next,
    IReadOnlyList<Utterance> Say,
    string? Question,
    IReadOnlyList<Contribution> Contributions,
    bool KeepsText,
    StageMark Stage);

/// <param name="Number">From 1 to <paramref name="Of"/>.</param>
public sealed record StageMark(int Number, int Of, string Title, Language Language, Ending Ending)
{
    public bool Closed => Ending is not Ending.None;
}

/// <summary>How a conversation came to its end: the three are nothing alike for the citizen who reads of them.</summary>
public enum Ending
{
    None,

    /// <summary>All was asked.</summary>
    Finished,

    /// <summary>The citizen would not take part.</summary>
    Refused,

    /// <summary>The citizen had everything they gave erased.</summary>
    Erased,
}

/// <summary>What the dialog may look at besides progress and text: the citizen's own contributions and statements to vote on.</summary>
/// <param name="Statements">Statements of others that may be read and voted on, oldest first, without authors.</param>
/// <param name="Own">The citizen's own statements, with what became of them.</param>
public sealed record Situation(
    Consultations.Consultation Consultation,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<Statement> Own,
    DateTimeOffset Now)
{
    /// <summary>The room the citizen is in, or none: then they go at their own pace.</summary>
    public Sessions.Room? Room { get; init; }

    /// <summary>Whether staff have stopped the assistant's own voice in this consultation.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The citizen among those who vote.</summary>
    public ParticipantId Self { get; init; }

    /// <summary>How the votes stood a moment ago; without it every statement has the same chance to come next.</summary>
    public OpinionPicture? Picture { get; init; }

    /// <summary>Where this message would publish a statement: one of others that says much the same.</summary>
    public Statement? Alike { get; init; }

    /// <summary>Where the group's statement stands; none where the dialog works out none.</summary>
    public CaucusState? Caucus { get; init; }

    /// <summary>Whether the consultation is not open yet, or no longer: then nothing new is taken.</summary>
    public bool IsShut => Consultation.At(Now) is not Consultations.Openness.Open;
}

/// <summary>Something of the citizen's that the journal keeps, in the same transaction as the turn.</summary>
public abstract record Contribution
{
    private Contribution() { }

    /// <summary>The caucus and the phase it belongs to: it counts while that lasts. None where it belongs to no caucus.</summary>
    public (CaucusId Caucus, CaucusPhase Phase)? Place() => this switch
    {
        OpinionGiven given => (given.Caucus, CaucusPhase.Opinions),
        OpinionWithdrawn withdrawn => (withdrawn.Caucus, CaucusPhase.Opinions),
        BallotCast cast => (cast.Caucus, PhaseOf(cast.Round)),
        BallotWithdrawn withdrawn => (withdrawn.Caucus, PhaseOf(withdrawn.Round)),
        CritiqueGiven given => (given.Caucus, CaucusPhase.Critiques),
        CritiqueWithdrawn withdrawn => (withdrawn.Caucus, CaucusPhase.Critiques),
        EndorsementGiven given => (given.Caucus, CaucusPhase.Endorsement),
        EndorsementWithdrawn withdrawn => (withdrawn.Caucus, CaucusPhase.Endorsement),
        _ => null,
    };

    private static CaucusPhase PhaseOf(int round) => round == 1 ? CaucusPhase.Ranking : CaucusPhase.Reranking;

    public sealed record ConsentDecided(string Purpose, bool Given, string NoticeVersion) : Contribution;

    /// <param name="Step">Id of the step answered.</param>
    public sealed record AnswerGiven(string Step, string Value) : Contribution;

    public sealed record StatementApproved(StatementId Id, string Text, Language Language) : Contribution;

    public sealed record StatementWithdrawn(StatementId Id) : Contribution;

    /// <summary>A vote replaces the citizen's earlier vote on the same statement.</summary>
    public sealed record VoteCast(StatementId Id, Vote Vote) : Contribution;

    public sealed record VoteUndone(StatementId Id) : Contribution;

    public sealed record AnswerUndone(string Step) : Contribution;

    /// <summary>A question the documents did not answer, or a wish to talk to a person.</summary>
    public sealed record ForAPerson(string Text) : Contribution;

    /// <summary>An opinion for the group's statement; it replaces the citizen's earlier one.</summary>
    /// <param name="Shown">Whether others may read it.</param>
    public sealed record OpinionGiven(CaucusId Caucus, StatementId Id, string Text, Language Language, bool Shown) : Contribution;

    public sealed record OpinionWithdrawn(CaucusId Caucus) : Contribution;

    /// <summary>A ranking of the candidates of a round; it replaces the citizen's earlier one.</summary>
    /// <param name="Places">Best first, by statement id; what is left out ranks last.</param>
    public sealed record BallotCast(CaucusId Caucus, int Round, IReadOnlyList<IReadOnlyList<string>> Places) : Contribution;

    public sealed record BallotWithdrawn(CaucusId Caucus, int Round) : Contribution;

    /// <param name="Text">Empty where the citizen has nothing to criticise.</param>
    public sealed record CritiqueGiven(CaucusId Caucus, StatementId Id, string Text, Language Language, bool Shown) : Contribution;

    public sealed record CritiqueWithdrawn(CaucusId Caucus) : Contribution;

    /// <param name="Reason">Empty where none was given.</param>
    public sealed record EndorsementGiven(CaucusId Caucus, Endorsement Value, string Reason) : Contribution;

    public sealed record EndorsementWithdrawn(CaucusId Caucus) : Contribution;

    /// <summary>Everything this citizen gave is erased: texts, statements, votes, answers, progress.</summary>
    public sealed record Erased : Contribution;
}
