using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Mediation;

/// <summary>A consultation has one caucus of its own, and one for each live session held on it.</summary>
public readonly record struct CaucusId(string Value)
{
    public override string ToString() => Value;

    public static CaucusId Of(ConsultationId consultation, SessionId? session) =>
        new(session is { } room ? $"{consultation}/{room}" : consultation.Value);
}

/// <summary>Where a caucus stands. In <see cref="Drafting"/> and <see cref="Revising"/> nothing is taken: candidates are being made.</summary>
public enum CaucusPhase
{
    Opinions,
    Drafting,
    Ranking,
    Critiques,
    Revising,
    Reranking,
    Endorsement,
    Closed,
}

/// <summary>Why a caucus ended without a statement of the group.</summary>
public enum CaucusFault
{
    None,
    TooFewPeople,
    TooFewStatements,
}

/// <summary>
/// A group that works out a statement: opinions, candidates, a ranking, critiques of the leading one, candidates that heed
/// them, a second ranking, endorsement. A value without anybody's words: each change makes a new one with the next version.
/// </summary>
/// <param name="Session">The room that leads it; none where time does.</param>
/// <param name="Since">When the phase began.</param>
/// <param name="Ends">When its time is over; none while a room leads, and until the first look at the clock.</param>
/// <param name="Extended">How often the phase's time began anew for want of people.</param>
public sealed record Caucus(
    CaucusId Id, ConsultationId Consultation, SessionId? Session, CaucusPhase Phase, DateTimeOffset Since, DateTimeOffset? Ends, int Extended, int Version)
{
    /// <summary>What the first ranking came to.</summary>
    public RankedRound? First { get; init; }

    /// <summary>What the second one came to.</summary>
    public RankedRound? Second { get; init; }

    /// <summary>Whom the leading statement leaves out; measured after each ranking.</summary>
    public Coverage? Cover { get; init; }

    public CaucusFault Fault { get; init; }

    /// <summary>Critiques that have passed the gate and may be read out before the second ranking.</summary>
    public IReadOnlyList<StatementId> Admitted { get; init; } = [];

    /// <summary>The last ranking there is.</summary>
    public RankedRound? Last => Second ?? First;

    public bool IsOpen => Phase is not CaucusPhase.Closed;

    public static Caucus Begin(CaucusId id, ConsultationId consultation, SessionId? session, DateTimeOffset now) =>
        new(id, consultation, session, CaucusPhase.Opinions, now, null, 0, 1);

    /// <summary>What is to be done now; the same question at the same moment has the same answer.</summary>
    /// <param name="counts">Who is in, and who has answered in this phase.</param>
    public CaucusMove Next(CaucusCounts counts, CaucusPace pace, CaucusRules rules, DateTimeOffset now)
    {
        if (!IsOpen)
            return new CaucusMove.Stay();
        if (pace.IsShut)
            return new CaucusMove.Enter(CaucusPhase.Closed, Last is null ? CaucusFault.TooFewPeople : CaucusFault.None);
        if (Phase is CaucusPhase.Drafting or CaucusPhase.Revising)
            return new CaucusMove.Write();
        if (pace.Room is { } room)
            return room > Phase ? new CaucusMove.Enter(Phase + 1, CaucusFault.None) : new CaucusMove.Stay();
        if (Ends is not { } end)
            return new CaucusMove.Wait(now + rules.Times.Of(Phase), Extended);
        var all = rules.EndsEarly && Phase is not CaucusPhase.Opinions && counts.In >= rules.FewestPeople && counts.Answered >= counts.In;
        return all || now >= end ? Over(counts, rules, now) : new CaucusMove.Stay();
    }

    /// <summary>The caucus in its next phase.</summary>
    public Caucus Entered(CaucusPhase phase, CaucusFault fault, DateTimeOffset now) =>
        this with { Phase = phase, Since = now, Ends = null, Extended = 0, Fault = fault, Version = Version + 1 };

    /// <summary>A phase that needs people begins its time anew while there are too few; the first one as long as it takes.</summary>
    private CaucusMove Over(CaucusCounts counts, CaucusRules rules, DateTimeOffset now)
    {
        var enough = Phase is CaucusPhase.Critiques or CaucusPhase.Endorsement || counts.Answered >= rules.FewestPeople;
        if (enough)
            return new CaucusMove.Enter(Phase + 1, CaucusFault.None);
        if (Phase is CaucusPhase.Opinions || Extended < rules.Extensions)
            return new CaucusMove.Wait(now + rules.Times.Of(Phase), Extended + 1);
        return new CaucusMove.Enter(CaucusPhase.Closed, Last is null ? CaucusFault.TooFewPeople : CaucusFault.None);
    }
}

/// <param name="In">Who gave an opinion or a ballot.</param>
/// <param name="Answered">Who gave what the phase asks for.</param>
public sealed record CaucusCounts(int In, int Answered);

/// <summary>Who leads a caucus just now.</summary>
/// <param name="Room">The phase of the stage where its room stands; none where time leads.</param>
/// <param name="IsShut">Whether the consultation takes nothing any longer.</param>
public sealed record CaucusPace(CaucusPhase? Room, bool IsShut);

/// <summary>What is done with a caucus next.</summary>
public abstract record CaucusMove
{
    private CaucusMove() { }

    public sealed record Stay : CaucusMove;

    /// <summary>The phase goes on until then.</summary>
    public sealed record Wait(DateTimeOffset Until, int Extended) : CaucusMove;

    /// <summary>Candidates are due.</summary>
    public sealed record Write : CaucusMove;

    public sealed record Enter(CaucusPhase Phase, CaucusFault Fault) : CaucusMove;
}

/// <summary>How one ranking ended.</summary>
/// <param name="Order">Ids of the statements, best first, by <see cref="Schulze"/>; those the ballots do not tell apart in the order of their numbers.</param>
/// <param name="Winners">More than one where the ballots do not tell the best apart.</param>
/// <param name="Ballots">How many were counted: who ranked nothing counts nowhere.</param>
public sealed record RankedRound(IReadOnlyList<string> Order, IReadOnlyList<string> Winners, int Ballots)
{
    /// <summary>None where nobody ranked.</summary>
    public static RankedRound? Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> ballots, IReadOnlyList<GroupStatement> statements)
    {
        var counted = Counted(ballots, statements).Select(places => new Ballot(places)).ToList();
        if (counted.Count == 0)
            return null;
        var ranking = Schulze.Rank(counted);
        var unranked = statements.Select(statement => statement.Id).Except(ranking.Order, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new RankedRound([.. ranking.Order, .. unranked], ranking.Winners, counted.Count);
    }

    /// <summary>Ballots as far as they rank these statements: others have been taken back since. Who ranked none of them is not among them.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Counted(
        IEnumerable<IReadOnlyList<IReadOnlyList<string>>> ballots, IReadOnlyList<GroupStatement> statements)
    {
        var known = statements.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ballots
                .Select(places => places.Select(place => (IReadOnlyList<string>)[.. place.Where(known.Contains)]).Where(place => place.Count > 0).ToList())
                .Where(places => places.Count > 0),
        ];
    }
}
