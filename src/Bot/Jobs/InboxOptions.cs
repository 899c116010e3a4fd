using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Jobs;

public sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>Messages of different conversations answered at the same time.</summary>
    [Required, Range(1, 1000)]
    public int? AtOnce { get; init; }

    /// <summary>Attempts at one message before the citizen is told that it could not be answered.</summary>
    [Required, Range(1, 100)]
    public int? Attempts { get; init; }

    /// <summary>Pause between two attempts.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan? Pause { get; init; }

    /// <summary>How often what could not be answered at all is taken up again.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan? Round { get; init; }
}
