using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Bias;

/// <summary>The section "BiasGate".</summary>
public sealed class BiasGateOptions
{
    public const string Section = "BiasGate";

    /// <summary>Above this probability words of citizens or documents count as hostile; stricter than the model's own threshold.</summary>
    [Required, Range(0.0, 1.0)]
    public double? AttributedHostility { get; set; }

    /// <summary>How long the classifier may take for one draft before the gate closes.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan? TimeLimit { get; set; }
}
