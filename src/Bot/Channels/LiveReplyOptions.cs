using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Channels;

/// <summary>The section "LiveReplies": what a citizen sees while a reply is made.</summary>
public sealed class LiveReplyOptions
{
    public const string Section = "LiveReplies";

    /// <summary>How long a reply may take before it is said that it is being made.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan? TypingAfter { get; init; }

    /// <summary>How often that is said again; clients show it for three to five seconds.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan? TypingEvery { get; init; }
}
