using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Console;

/// <summary>The section "Console".</summary>
public sealed class ConsoleOptions
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

    public SignInOptions OpenIdConnect { get; init; } = new();

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
    }
}
