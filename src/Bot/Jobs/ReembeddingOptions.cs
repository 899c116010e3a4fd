using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Jobs;

public sealed class ReembeddingOptions
{
    public const string Section = "Reembedding";

    /// <summary>Passages embedded together; a question that comes meanwhile shares the processor with so many.</summary>
    [Required, Range(1, 4_096)]
    public int? Batch { get; init; }

    /// <summary>The longest a batch waits for citizens who are being answered.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? LongestWait { get; init; }

    /// <summary>After a failure, such as a server that does not answer.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan? Pause { get; init; }
}
