using Hangfire;
using Hangfire.Dashboard;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Deliberation.Staff;

namespace Isegoria.Bot.Jobs;

/// <summary>Hangfire's own pages under <c>/console/jobs</c>: organisers look, and those of every consultation may act.</summary>
internal static class JobDashboard
{
    public const string Address = "/console/jobs";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapHangfireDashboard(
            Address,
            new DashboardOptions
            {
                AppPath = "/console",
                DashboardTitle = "Isegoria",
                DisplayStorageConnectionString = false,
                DisplayNameFunc = (_, job) => job.Args is [var id, ..] ? $"{job.Type.Name} {id}" : job.Type.Name,
                Authorization = [new OrganisersOnly()],
                IsReadOnlyFunc = context => Member(context)?.MayEverywhere(StaffRole.Organiser) != true,
            },
            routes.ServiceProvider.GetRequiredService<JobStorage>())
        .RequireAuthorization(StaffPolicy.Organiser)
        .WithSummary("The jobs. Who may call: organisers; only those of every consultation may act.");

    private static StaffMember? Member(DashboardContext context)
    {
        var http = context.GetHttpContext();
        return StaffClaims.Read(http.User, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    /// <summary>Asked after the endpoint's policy, so that the pages stay shut where they are reached another way.</summary>
    private sealed class OrganisersOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => Member(context)?.Grants.Any(grant => grant.Role >= StaffRole.Organiser) == true;
    }
}
