using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Screens;

/// <summary>The section "ContentSafety". Without an endpoint the screen is off.</summary>
public sealed class ContentSafetyOptions : IValidatableObject
{
    public const string Section = "ContentSafety";

    /// <summary>Of the Azure AI Content Safety resource: https, or http on this machine.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Absent: the machine's own Azure identity signs in.</summary>
    public string? Key { get; set; }

    /// <summary>From this severity on a text is harmful; the service says 0, 2, 4 or 6.</summary>
    [Required, Range(1, 6)]
    public int? Severity { get; set; }

    /// <summary>How long one look may take, attempts included.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>How often a look is attempted when the service is busy or fails.</summary>
    [Required, Range(1, 5)]
    public int? Attempts { get; set; }

    /// <summary>Whether nothing leaves, and nothing goes into a prompt, while the service does not answer.</summary>
    [Required]
    public bool? Required { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is { IsAbsoluteUri: false } || Endpoint is { IsLoopback: false } and not { Scheme: "https" })
            yield return new ValidationResult("ContentSafety:Endpoint must begin with https://.", [nameof(Endpoint)]);
    }
}
