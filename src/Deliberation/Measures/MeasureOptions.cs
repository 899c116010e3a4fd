using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Measures;

/// <summary>The section "Measures".</summary>
public sealed class MeasureOptions
{
    public const string Section = "Measures";

    /// <summary>No figure is told of fewer people: one of them might be known again.</summary>
    [Required, Range(5, 1_000_000)]
    public int? FewestPeople { get; set; }

    /// <summary>How often an interval holds the true value, as 0.95.</summary>
    [Required, Range(0.5, 0.999)]
    public double? Confidence { get; set; }

    /// <summary>How often people are drawn again for an interval.</summary>
    [Required, Range(100, 100_000)]
    public int? Draws { get; set; }
}
