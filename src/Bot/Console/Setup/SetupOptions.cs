using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Console.Setup;

/// <summary>The section "Setup": what organisers are offered.</summary>
public sealed class SetupOptions
{
    public const string Section = "Setup";

    /// <summary>The time zone in which dates are written and read, as the tz database names it.</summary>
    [Required]
    public string? TimeZone { get; init; }

    /// <summary>Files taken at once.</summary>
    [Required, Range(1, 10_000)]
    public int? MostFiles { get; init; }

    /// <summary>Documents on one page.</summary>
    [Required, Range(1, 10_000)]
    public int? MostListed { get; init; }

    /// <summary>Entries of the audit log on one page.</summary>
    [Required, Range(1, 10_000)]
    public int? MostAudited { get; init; }

    /// <summary>How long a preview can be walked through, before it is removed.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan? PreviewLasts { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone!);

    public bool IsZoneKnown => TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);
}
