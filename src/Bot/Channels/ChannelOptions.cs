using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Channels;

public sealed class ChannelOptions : IValidatableObject
{
    public const string Section = "Channels";

    /// <summary>The consultation of conversations that name none: the page at "/" and the Bot Framework channels.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,64}$")]
    public string? Consultation { get; init; }

    /// <summary>
    /// Where this host is found from outside, such as https://consult.example.org/; null where nobody has said. Channels
    /// other than our page link citations to their documents only where it is known.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Longer messages are refused on the web and cut on other channels, in characters.</summary>
    [Required, Range(100, 20_000)]
    public int? LongestText { get; init; }

    /// <summary>
    /// Lets the Bot Framework Emulator talk to /api/messages without credentials. Anyone who reaches the port can then
    /// speak as anyone and choose where replies are sent: for a developer's own machine only.
    /// </summary>
    [Required]
    public bool? EmulatorWithoutCredentials { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https" }))
            yield return new ValidationResult("Channels:PublicAddress is a whole address: https://consult.example.org/.", [nameof(PublicAddress)]);
    }
}
