using Isegoria.Backends.Dialogs;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Charter;

/// <summary>"/c/{slug}/charter": the charter, and how the consultation stands to it.</summary>
public static class CharterPages
{
    /// <summary>Needs <c>AddCharter</c>, <c>AddJournal</c> and the pages.</summary>
    public static IServiceCollection AddCharterPages(this IServiceCollection services) => services.AddAudit().AddSingleton<CharterPage>();

    /// <summary>What the verb needs, too.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton(provider => new AuditWords(provider.Spoken(WordFile.Audit)))
        .AddSingleton<CharterAudit>();

    public static IEndpointRouteBuilder MapCharterPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/c/{slug}/charter", ShowAsync)
            .WithName("Charter").WithSummary("The charter and how a consultation stands to it. Callers: anyone, as the consultation's own page.");
        return routes;
    }

    private static async Task ShowAsync(HttpContext context, string slug, IConsultationStore consultations, CharterAudit audit, CharterPage page)
    {
        var cancellation = context.RequestAborted;
        PagePolicy.ApplyToText(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        if (await consultations.FindAsync(new ConsultationId(slug), cancellation) is not { } consultation)
        {
            await MessagePage.MissAsync(context, MessagePage.NotFound);
            return;
        }
        var report = await audit.RecentAsync(consultation, cancellation);
        await context.Response.WriteAsync(page.Render(consultation, ReaderLanguage.Of(context, consultation), audit.Public(report), audit.IsFew(report)), cancellation);
    }
}
