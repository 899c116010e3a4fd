using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Evidence;

/// <summary>The section "Evidence".</summary>
public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>Words a passage should have; fewer where its section is shorter.</summary>
    [Required, Range(1, 1_000)]
    public int? LeastWords { get; set; }

    /// <summary>Words a passage never exceeds.</summary>
    [Required, Range(20, 2_000)]
    public int? MostWords { get; set; }

    /// <summary>Passages whose vectors are computed and stored together.</summary>
    [Required, Range(1, 4_096)]
    public int? VectorBatch { get; set; }

    /// <summary>Found passages without a vector that are encoded while a citizen waits.</summary>
    [Required, Range(0, 100)]
    public int? EncodedWhenFound { get; set; }

    /// <summary>How far down each ranking reciprocal rank fusion looks.</summary>
    [Required, Range(1, 1_000)]
    public int? Candidates { get; set; }

    /// <summary>Threads one question may search a large index on.</summary>
    [Required, Range(1, 256)]
    public int? SearchThreads { get; set; }

    /// <summary>The k of reciprocal rank fusion, 1 / (k + rank) (Cormack, Clarke and Buettcher 2009).</summary>
    [Required, Range(0, 1_000)]
    public int? RankConstant { get; set; }

    /// <summary>Weight of words shared with passages in another language than the question's, beside 1 for its own.</summary>
    [Required, Range(0, 1)]
    public double? OtherLanguageWeight { get; set; }

    /// <summary>Weight of a query term found in title or heading beside the same term found in the text.</summary>
    [Required, Range(0, 10)]
    public double? HeadingBoost { get; set; }

    /// <summary>Cosine that a question typically has with a passage of no concern to it, under this encoder.</summary>
    [Required, Range(-1, 1)]
    public double? TypicalSimilarity { get; set; }

    /// <summary>How many passages of the consultation's own weigh as much as that typical value.</summary>
    [Required, Range(1, 1_000)]
    public int? TypicalWeight { get; set; }
}
