using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The section "Reading": how much of a file is read before it counts as hostile, is named and skipped.</summary>
public sealed class ReadingOptions
{
    public const string Section = "Reading";

    /// <summary>A larger file, or entry of an archive, is not opened.</summary>
    [Required, Range(1, int.MaxValue)]
    public int? LargestFileBytes { get; set; }

    [Required, Range(1, long.MaxValue)]
    public long? LargestArchiveBytes { get; set; }

    [Required, Range(1, 1_000_000)]
    public int? MostArchiveEntries { get; set; }

    /// <summary>What one archive, Word document or PDF may unpack to in all.</summary>
    [Required, Range(1, long.MaxValue)]
    public long? MostUnpackedBytes { get; set; }

    /// <summary>Unpacked bytes to packed bytes of one entry.</summary>
    [Required, Range(2, 10_000)]
    public int? HighestRatio { get; set; }

    /// <summary>Of one PDF.</summary>
    [Required, Range(1, 1_000_000)]
    public int? MostPages { get; set; }

    [Required, Range(1, 10_000_000)]
    public int? MostLettersPerPage { get; set; }

    /// <summary>What one stream of a PDF may unpack to: a page's content, a font.</summary>
    [Required, Range(1, int.MaxValue)]
    public int? LargestStreamBytes { get; set; }

    /// <summary>Contributions in one table.</summary>
    [Required, Range(1, 10_000_000)]
    public int? MostRows { get; set; }

    /// <summary>Elements of a Word document open at once.</summary>
    [Required, Range(1, 10_000)]
    public int? DeepestNesting { get; set; }

    /// <summary>For one document.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan? TimeLimit { get; set; }
}
