using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Charter;

/// <summary>What the store tells, or why it cannot.</summary>
public abstract record Figure
{
    private Figure()
    {
    }

    /// <param name="Of">How many things it was counted over.</param>
    /// <param name="Turns">Turns that speak against it, the oldest first and not all of them; empty where none does.</param>
    public sealed record Told(double Value, long Of, IReadOnlyList<ActivityId> Turns) : Figure;

    public sealed record Untold(UntoldReason Reason) : Figure;

    /// <summary>A share of a number of things; untold of none.</summary>
    public static Figure Share(long part, long of, IReadOnlyList<ActivityId>? turns = null) =>
        of == 0 ? new Untold(UntoldReason.NothingYet) : new Told((double)part / of, of, turns ?? []);
}

/// <summary>Why there is no figure.</summary>
public enum UntoldReason
{
    /// <summary>Nothing of the kind has happened; there is nothing to hold against anybody.</summary>
    NothingYet,

    /// <summary>Too few people or things for the figure to mean something.</summary>
    TooFew,

    /// <summary>It was not set down: the organiser named no closing, no side of a document.</summary>
    NotSet,

    /// <summary>Nothing that is kept could tell it; the charter says why.</summary>
    NotKept,
}
