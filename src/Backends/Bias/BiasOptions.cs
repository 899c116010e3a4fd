using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Bias;

/// <summary>The section "Bias".</summary>
public sealed class BiasOptions
{
    public const string Section = "Bias";

    /// <summary>The classifier's model folder; a relative path starts at the content root.</summary>
    [Required]
    public string? Folder { get; set; }

    /// <summary>How many processor cores one call uses.</summary>
    [Required, Range(1, 64)]
    public int? Threads { get; set; }

    /// <summary>The most texts computed at once.</summary>
    [Required, Range(1, 1024)]
    public int? BatchSize { get; set; }

    /// <summary>How many texts keep their scores in memory; about 300 bytes each.</summary>
    [Required, Range(2, 10_000_000)]
    public int? RememberedTexts { get; set; }
}
