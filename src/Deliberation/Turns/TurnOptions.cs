using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Turns;

public sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>How many passages are looked up for a question.</summary>
    [Required, Range(1, 100)]
    public int? Passages { get; init; }

    /// <summary>How long a held reply waits for a person before it counts as withheld.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan? HeldFor { get; init; }
}
