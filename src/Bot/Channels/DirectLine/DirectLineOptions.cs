using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Section <c>DirectLine</c> of the settings.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>What other sites' servers present; absent, one is made on first start and kept in the data directory.</summary>
    [MinLength(16)]
    public string? Secret { get; init; }

    /// <summary>The bot's account in every conversation.</summary>
    [Required]
    public string? BotId { get; init; }

    [Required]
    public string? BotName { get; init; }

    [Required]
    public TimeSpan? TokenLifetime { get; init; }

    /// <summary>How long a visitor may come back to their own conversation.</summary>
    [Required]
    public TimeSpan? ResumeLifetime { get; init; }

    [Required]
    public TimeSpan? StreamUrlLifetime { get; init; }

    [Required]
    [Range(1024, 16 * 1024 * 1024)]
    public int? MostBodyBytes { get; init; }

    /// <summary>One socket more closes the oldest one: a reloaded page leaves dead ones behind.</summary>
    [Required]
    [Range(1, 1000)]
    public int? MostStreamsPerConversation { get; init; }

    /// <summary>How often an empty frame goes out on a silent stream.</summary>
    [Required]
    public TimeSpan? KeepAlive { get; init; }

    /// <summary>A client that does not take a frame within this time is cut off; it comes back with its watermark.</summary>
    [Required]
    public TimeSpan? SendTimeout { get; init; }

    /// <summary>Visitors' tokens given to one address (an IPv6 /64 counts as one) per <see cref="VisitorTokenWindow"/>.</summary>
    [Required]
    [Range(1, 1_000_000)]
    public int? VisitorTokensPerAddress { get; init; }

    [Required]
    public TimeSpan? VisitorTokenWindow { get; init; }

    /// <summary>Activities a client may post in one conversation per <see cref="PostWindow"/>.</summary>
    [Required]
    [Range(1, 1_000_000)]
    public int? PostsPerConversation { get; init; }

    [Required]
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan? PostWindow { get; init; }
}
