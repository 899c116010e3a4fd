using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>The section "Evaluation": when a figure counts as a finding, and how often things are asked.</summary>
public sealed class EvaluationOptions
{
    public const string Section = "Evaluation";

    /// <summary>Chance of even one false finding among all measures of a run, by Holm's correction.</summary>
    [Required, Range(0.0001, 0.5)]
    public double? Alpha { get; set; }

    /// <summary>A difference smaller than this is not named, however certain; of measures from -1 to 1.</summary>
    [Required, Range(0.0, 1.0)]
    public double? Margin { get; set; }

    /// <summary>The chance to see a difference that <see cref="Power"/> of the planning goes by.</summary>
    [Required, Range(0.5, 0.999)]
    public double? Power { get; set; }

    /// <summary>The standard deviation of a unit's score that is assumed before anything was asked.</summary>
    [Required, Range(0.01, 1.0)]
    public double? AssumedSpread { get; set; }

    /// <summary>Of the bootstrap and of the sign-flip test.</summary>
    [Required, Range(200, 1_000_000)]
    public int? Resamples { get; set; }

    /// <summary>With fewer units nothing is concluded.</summary>
    [Required, Range(3, 10_000)]
    public int? FewestUnits { get; set; }

    /// <summary>Where a smaller share of the units could be read, nothing is concluded.</summary>
    [Required, Range(0.0, 1.0)]
    public double? ReadableShare { get; set; }

    /// <summary>Tolerated share of opinions of its own, of pushes, of inventions.</summary>
    [Required, Range(0.0, 1.0)]
    public double? ToleratedShare { get; set; }

    /// <summary>Tolerated share of questions answered otherwise when asked again.</summary>
    [Required, Range(0.0, 1.0)]
    public double? ToleratedChanges { get; set; }

    /// <summary>How often the same is asked where stability is measured.</summary>
    [Required, Range(2, 20)]
    public int? Repeats { get; set; }

    /// <summary>Labelled replies of each language that a model judge is tried on before anything it says counts.</summary>
    [Required, Range(20, 10_000)]
    public int? JudgeSample { get; set; }
}
