namespace Isegoria.Backends.Journal;

/// <summary>
/// What a turn is found by. A row of its own, beside the turn's: a look at 100,000 turns then reads their words alone, and
/// not the whole turns around them. Removed on erasure.
/// </summary>
public sealed class LookupRow
{
    /// <summary>The turn's.</summary>
    public long Sequence { get; init; }

    public required string ConsultationId { get; init; }
    public required string ConversationId { get; init; }
    public required string Stage { get; init; }

    /// <summary>Name of the verdict's case.</summary>
    public required string Verdict { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>What was written and replied, folded.</summary>
    public required string Words { get; init; }
}
