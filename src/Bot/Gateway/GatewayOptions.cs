using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Isegoria.Bot.Gateway;

/// <summary>The section "Gateway": other programs talk with the configured model through <c>/v1</c>. Without keys nobody is let in.</summary>
public sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "Gateway";

    public IList<GatewayKeyOptions> Keys { get; } = [];

    /// <summary>Of a request.</summary>
    [Required, Range(1_024, 64 * 1_024 * 1_024)]
    public int? MostBodyBytes { get; set; }

    /// <summary>Requests of one key per <see cref="Window"/>.</summary>
    [Required, Range(1, 1_000_000)]
    public int? RequestsPerKey { get; set; }

    [Required, Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan? Window { get; set; }

    /// <summary>For one answer of the model, from the request to its end, the gate's own time included.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>The most an answer may be asked for; also what is asked for where a request names nothing.</summary>
    [Required, Range(1, 1_000_000)]
    public int? MostAnswerTokens { get; set; }

    /// <summary>Answers to one request at most.</summary>
    [Required, Range(1, 16)]
    public int? MostChoices { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var key in Keys)
        {
            if (string.IsNullOrWhiteSpace(key.Name) || !GatewayKeyOptions.Names().IsMatch(key.Name))
                yield return new ValidationResult("Gateway:Keys: a key's Name is 1 to 48 of a-z, 0-9 and hyphen.", [nameof(Keys)]);
            if (key.Hash is null || !GatewayKeyOptions.Hashes().IsMatch(key.Hash))
                yield return new ValidationResult($"Gateway:Keys: the Hash of '{key.Name}' is no SHA-256 in hexadecimal. Make a key with: gateway-key --name NAME.", [nameof(Keys)]);
            if (key.Scopes.Count == 0 || key.Scopes.Any(scope => !GatewayScope.All.Contains(scope)))
                yield return new ValidationResult($"Gateway:Keys: the Scopes of '{key.Name}' are one or several of: {string.Join(", ", GatewayScope.All)}.", [nameof(Keys)]);
        }
        if (Keys.Select(key => key.Name).Distinct().Count() < Keys.Count)
            yield return new ValidationResult("Gateway:Keys: two keys have the same Name.", [nameof(Keys)]);
    }
}

/// <summary>A key as the settings know it: whose it is, what it hashes to, and what it is for. The key itself is nowhere.</summary>
public sealed partial class GatewayKeyOptions
{
    /// <summary>Stands in logs and in the count of what was used.</summary>
    public string? Name { get; set; }

    /// <summary>SHA-256 of the key, hexadecimal. Keys are 256 random bits, so a plain hash cannot be guessed back.</summary>
    public string? Hash { get; set; }

    /// <summary>Of <see cref="GatewayScope"/>.</summary>
    public IList<string> Scopes { get; } = [];

    [GeneratedRegex("^[a-z0-9-]{1,48}$")]
    internal static partial Regex Names();

    [GeneratedRegex("^[0-9A-Fa-f]{64}$")]
    internal static partial Regex Hashes();
}

/// <summary>What a key may be for.</summary>
public static class GatewayScope
{
    public const string Chat = "chat";
    public const string Models = "models";

    public static IReadOnlyList<string> All { get; } = [Chat, Models];
}
