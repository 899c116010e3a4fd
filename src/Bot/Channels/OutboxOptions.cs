using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Channels;

public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>How often what is due is looked for.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan? Round { get; init; }

    /// <summary>Pause after the first failure; doubled after each further one.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan? FirstPause { get; init; }

    [Required, Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan? LongestPause { get; init; }

    /// <summary>How long a channel may take over one reply.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Conversations sent to side by side in one round.</summary>
    [Required, Range(1, 1000)]
    public int? AtOnce { get; init; }

    /// <summary>Conversations looked at in one round, and replies in one conversation.</summary>
    [Required, Range(1, 10_000)]
    public int? Batch { get; init; }
}
