using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Authorization;

namespace Isegoria.Bot.Console.SignIn;

/// <summary>
/// Who may see a page. The route's "slug" names the consultation; where a page has none, the role in any consultation is
/// enough, and the page shows those alone.
/// </summary>
internal static class StaffPolicy
{
    public const string Facilitator = "facilitator";
    public const string Organiser = "organiser";

    /// <summary>An organiser of every consultation, those to come included.</summary>
    public const string Everywhere = "organiser-everywhere";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Facilitator, policy => policy.AddRequirements(new Requirement(StaffRole.Facilitator, false)));
        options.AddPolicy(Organiser, policy => policy.AddRequirements(new Requirement(StaffRole.Organiser, false)));
        options.AddPolicy(Everywhere, policy => policy.AddRequirements(new Requirement(StaffRole.Organiser, true)));
    }

    internal sealed record Requirement(StaffRole Role, bool Everywhere) : IAuthorizationRequirement;

    /// <summary>Asked by the endpoint before a page is drawn, and again inside an open page, which may outlive the sign-in.</summary>
    internal sealed class Handler(TimeProvider time) : AuthorizationHandler<Requirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            if (StaffClaims.Read(context.User, time.GetUtcNow()) is { } member && May(member, requirement, Slug(context.Resource)))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }

        private static bool May(StaffMember member, Requirement requirement, string? slug) =>
            requirement.Everywhere ? member.MayEverywhere(requirement.Role)
            : slug is not null ? member.May(requirement.Role, new ConsultationId(slug))
            : member.Grants.Any(grant => grant.Role >= requirement.Role);

        private static string? Slug(object? resource) => resource switch
        {
            HttpContext http => http.GetRouteValue("slug") as string,
            Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault("slug") as string,
            _ => null,
        };
    }
}
