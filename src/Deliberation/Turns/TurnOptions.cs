using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Turns;

public sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>How many passages are looked up for a question.</summary>
    [Required, Range(1, 100)]
    public int? Passages { get; init; }

    /// <summary>How many are looked through where both sides are to be heard.</summary>
    [Required, Range(1, 1000)]
    public int? PassagesForSides { get; init; }

    /// <summary>A question of more parts is answered as one.</summary>
    [Required, Range(1, 3)]
    public int? QuestionParts { get; init; }

    /// <summary>How long a held reply waits for a person before it counts as withheld.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan? HeldFor { get; init; }
}
