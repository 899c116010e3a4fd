using Isegoria.Backends.Dialogs;
using Isegoria.Bot.Citizen.Mediation;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen.Opinions;

/// <summary>"/c/{slug}/results": what the votes come to.</summary>
public static class ResultsPages
{
    /// <summary>Needs the opinions and the pages.</summary>
    public static IServiceCollection AddResultsPages(this IServiceCollection services) => services
        .AddSingleton(provider => new MediationSection(
            provider.Spoken(WordFile.Mediation), provider.GetRequiredService<ICaucuses>(), provider.GetRequiredService<IOptions<MediationOptions>>()))
        .AddSingleton(provider => new ResultsPage(provider.Spoken(WordFile.Results), provider.GetRequiredService<PageBundle>()));

    public static IEndpointRouteBuilder MapResultsPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/c/{slug}/results", ShowAsync)
            .WithName("Results").WithSummary("What the votes of a consultation come to. Callers: anyone where the organiser shows results, its organisers otherwise.");
        return endpoints;
    }

    private static async Task ShowAsync(
        HttpContext context, string slug, IConsultationStore consultations, IOpinions opinions, ResultsPage page, MediationSection mediation, TimeProvider time)
    {
        var cancellation = context.RequestAborted;
        PagePolicy.ApplyToText(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        var staff = StaffClaims.Read(context.User, time.GetUtcNow());
        var consultation = await consultations.FindAsync(new ConsultationId(slug), cancellation);
        if (consultation is { ShowsResults: true } || (consultation is not null && staff?.May(StaffRole.Organiser, consultation.Id) == true))
        {
            var picture = await opinions.AtAsync(consultation.Id, cancellation);
            var language = ReaderLanguage.Of(context, consultation);
            var worked = await mediation.RenderAsync(consultation, picture, language, forStaff: false, cancellation);
            await context.Response.WriteAsync(page.Render(consultation, language, picture, worked), cancellation);
            return;
        }
        // Without a sign-in, results that are not shown look like a consultation that is not there.
        context.Response.StatusCode = consultation is not null && staff is not null ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        await context.Response.WriteAsync(consultation is not null && staff is not null ? MessagePage.NotForYou : MessagePage.NotFound, cancellation);
    }
}
