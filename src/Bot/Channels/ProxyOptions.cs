using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Isegoria.Bot.Channels;

/// <summary>Which web servers in front are believed about who asks, and how.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses, or networks as in <c>10.0.0.0/8</c>, beside the loopback, which is always believed.</summary>
    [Required(AllowEmptyStrings = true)]
    public string[]? Known { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        (Known ?? [])
            .Where(known => !IPAddress.TryParse(known, out _) && !IPNetwork.TryParse(known, out _))
            .Select(known => new ValidationResult($"{Section}:Known holds '{known}', which is neither an address nor a network such as 10.0.0.0/8."));
}
