using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Metering;

/// <summary>Section <c>Metrics</c> of the settings.</summary>
public sealed class MeteringOptions
{
    public const string Section = "Metrics";

    /// <summary>What a monitoring system presents; without it there is no such page.</summary>
    [MinLength(16)]
    public string? Key { get; init; }
}
