using System.Globalization;
using System.Security.Claims;
using Isegoria.Deliberation.Staff;

namespace Isegoria.Bot.Console.SignIn;

/// <summary>A member of staff as claims of the session cookie, and back.</summary>
internal static class StaffClaims
{
    private const string Grant = "isegoria:grant";
    private const string Until = "isegoria:until";

    public static ClaimsPrincipal Write(StaffMember member, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, member.Name),
            new Claim(Until, member.Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. member.Grants.Select(grant => new Claim(Grant, grant.ToString())),
        ],
        scheme));

    /// <summary>None where nobody is signed in, or the sign-in is over.</summary>
    public static StaffMember? Read(ClaimsPrincipal? principal, DateTimeOffset now)
    {
        if (principal?.Identity is not { IsAuthenticated: true, Name: { } name }
            || !long.TryParse(principal.FindFirstValue(Until), CultureInfo.InvariantCulture, out var seconds)
            || DateTimeOffset.FromUnixTimeSeconds(seconds) <= now)
            return null;
        return new StaffMember(
            name,
            [.. principal.FindAll(Grant).Select(claim => StaffGrant.Of(claim.Value)).OfType<StaffGrant>()],
            DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}
