using Isegoria.Bot.Citizen;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Setup;

/// <summary>
/// A consultation as a citizen would meet it, also before it is open: a copy with its seed statements and its documents, in which
/// nothing counts. Organisers of the consultation alone begin one, and see its page.
/// </summary>
internal static class PreviewPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/console/c/{slug}/preview", BeginAsync)
        .RequireAuthorization(StaffPolicy.Organiser)
        .WithSummary("Begins a preview and goes to its page. Who may call: organisers of the consultation, from a page of the console.");

    /// <summary>In front of every page and token of a preview: to anybody but its organisers it is not there.</summary>
    public static IApplicationBuilder UsePreviews(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/c", out var rest) && Previews.Is(new ConsultationId(rest.Value!.TrimStart('/').Split('/')[0]))
            && !await MayAsync(context, new ConsultationId(rest.Value!.TrimStart('/').Split('/')[0])))
        {
            PagePolicy.ApplyToText(context);
            await MessagePage.MissAsync(context, MessagePage.NotFound);
            return;
        }
        await next(context);
    });

    private static async Task<bool> MayAsync(HttpContext context, ConsultationId preview)
    {
        var services = context.RequestServices;
        return StaffClaims.Read(context.User, services.GetRequiredService<TimeProvider>().GetUtcNow()) is { } member
            && (await services.GetRequiredService<IConsultationStore>().FindAsync(preview, context.RequestAborted))?.PreviewOf is { } of
            && member.May(StaffRole.Organiser, of);
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string slug, IAntiforgery antiforgery, IConsultationStore consultations, JobCalendar calendar, StaffRecord record, IOptions<SetupOptions> options)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (StaffClaims.Read(context.User, record.Now) is not { } who
            || await consultations.FindAsync(new ConsultationId(slug), context.RequestAborted) is not { PreviewOf: null } consultation)
            return Results.Redirect("/console");
        var preview = consultation.Preview(record.NewId(), record.Now, options.Value.PreviewLasts!.Value);
        await consultations.SaveAsync(preview, await consultations.SeedsAsync(consultation.Id, context.RequestAborted), context.RequestAborted);
        calendar.Plan(preview);
        await record.WriteAsync(who, consultation.Id, "consultation.preview", "", context.RequestAborted);
        context.Response.Headers.Location = $"/c/{preview.Id}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
