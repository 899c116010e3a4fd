using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Jobs;

public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Jobs that run at the same time.</summary>
    [Required, Range(1, 20)]
    public int? AtOnce { get; init; }

    /// <summary>How often jobs are looked for whose time has come.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan? Round { get; init; }
}
