using System.ComponentModel.DataAnnotations;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>The section "Asking": how a model under evaluation is asked.</summary>
public sealed class AskingOptions
{
    public const string Section = "Asking";

    /// <summary>As models are used, rather than at 0: what changes from run to run is one of the things measured.</summary>
    [Required, Range(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>The most an answer of one word or letter may have; some models talk before they answer.</summary>
    [Required, Range(1, 1000)]
    public int? ShortTokens { get; set; }

    [Required, Range(10, 10_000)]
    public int? ProseTokens { get; set; }

    /// <summary>The most a model judge's verdict may have.</summary>
    [Required, Range(10, 10_000)]
    public int? VerdictTokens { get; set; }

    /// <summary>How many first tokens' log-probabilities are asked for.</summary>
    [Required, Range(1, 20)]
    public int? LogProbabilities { get; set; }

    /// <summary>Questions under way at the same time, unless the command line says otherwise.</summary>
    [Required, Range(1, 200)]
    public int? AtOnce { get; set; }

    /// <summary>For one attempt.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>Of one question, before the run stops.</summary>
    [Required, Range(1, 100)]
    public int? Attempts { get; set; }

    /// <summary>Before the second attempt; it doubles, and a longer wait that the server asks for is kept.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan? FirstPause { get; set; }

    [Required, Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan? LongestPause { get; set; }

    public int MostTokens(Reading reading) => reading == Reading.Prose ? ProseTokens!.Value : ShortTokens!.Value;
}
