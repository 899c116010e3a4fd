using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Console;

/// <summary>The section "Console".</summary>
public sealed class ConsoleOptions : IValidatableObject
{
    public const string Section = "Console";

    /// <summary>How long a sign-in lasts, whatever is done meanwhile.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan? SignedIn { get; init; }

    /// <summary>How long an access link can be used, once.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan? LinkLifetime { get; init; }

    /// <summary>How often a page that shows what is going on looks again.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan? Refresh { get; init; }

    /// <summary>How long a citizen may take from the join page to the conversation.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan? RoomTicketLifetime { get; init; }

    /// <summary>Requests for join pages of live sessions from one address (an IPv6 /64 counts as one) a minute: a hall shares one, and takes two each.</summary>
    [Required, Range(1, 1_000_000)]
    public int? JoinsPerAddress { get; init; }

    /// <summary>How often one address may ask a minute how a session stands; each page on a wall asks 60 times.</summary>
    [Required, Range(1, 1_000_000)]
    public int? StatesPerAddress { get; init; }

    /// <summary>Access links tried from one address a minute.</summary>
    [Required, Range(1, 1_000_000)]
    public int? EntriesPerAddress { get; init; }

    public SignInOptions OpenIdConnect { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => OpenIdConnect.Faults();

    /// <summary>Sign-in by an OpenID Connect server; by access links alone where <see cref="Authority"/> is empty.</summary>
    public sealed class SignInOptions
    {
        public string Authority { get; init; } = "";

        public string ClientId { get; init; } = "";

        public string ClientSecret { get; init; } = "";

        /// <summary>The claim whose values are roles: "organiser", "facilitator", or with a consultation, "facilitator:SLUG"; others are ignored.</summary>
        public string RolesClaim { get; init; } = "roles";

        public string NameClaim { get; init; } = "name";

        public bool IsOn => Authority.Length > 0;

        internal IEnumerable<ValidationResult> Faults()
        {
            if (!IsOn && ClientId.Length + ClientSecret.Length > 0)
                yield return new ValidationResult("Console:OpenIdConnect:Authority is missing: name the server that the client belongs to, or take the client away.", [nameof(Authority)]);
            if (!IsOn)
                yield break;
            if (!Uri.TryCreate(Authority, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
                yield return new ValidationResult("Console:OpenIdConnect:Authority is no address: write it as https://login.example.org/.", [nameof(Authority)]);
            else if (server is { Scheme: "http", IsLoopback: false })
                yield return new ValidationResult("Console:OpenIdConnect:Authority would carry sign-ins over plain http: use https.", [nameof(Authority)]);
            if (string.IsNullOrWhiteSpace(ClientId))
                yield return new ValidationResult("Console:OpenIdConnect:ClientId is missing: what the server calls this program.", [nameof(ClientId)]);
        }
    }
}
