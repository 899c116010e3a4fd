using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Turns;

public sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>How many passages are looked up for a question.</summary>
    [Required, Range(1, 100)]
    public int? Passages { get; init; }
}
