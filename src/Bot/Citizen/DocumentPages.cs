using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen;

/// <summary>Where a citation leads: "/c/{slug}/document?id=...", the document opened at the place; <see cref="DocumentPlace"/> says how it is named.</summary>
public static class DocumentPages
{
    /// <summary>Reads the section <c>Documents</c>; needs the evidence and the pages.</summary>
    public static IServiceCollection AddDocumentPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DocumentOptions>(configuration, DocumentOptions.Section);
        return services.AddSingleton(provider => new DocumentPage(provider.Spoken(WordFile.Document), provider.GetRequiredService<PageBundle>()));
    }

    public static IEndpointRouteBuilder MapDocumentPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/c/{slug}/document", ShowAsync)
            .WithName("Document").WithSummary("A document of a consultation, opened at a cited place. Callers: anyone, as the consultation's own page.");
        return endpoints;
    }

    private static async Task ShowAsync(
        HttpContext context, string slug, IConsultationStore consultations, ReadingRoom room, DocumentPage page, IOptions<DocumentOptions> options)
    {
        var cancellation = context.RequestAborted;
        PagePolicy.ApplyToText(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        if (await consultations.FindAsync(new ConsultationId(slug), cancellation) is not { } consultation)
            await MessagePage.MissAsync(context, MessagePage.NotFound);
        else if (DocumentPlace.Of(context.Request.Query) is not { } place
            || await room.OpenAsync(consultation.Id, place.Key, of => First(place, of, options.Value), options.Value.MostPassages!.Value, cancellation) is not { } open)
            await MessagePage.MissAsync(context, MessagePage.NoDocument(consultation.Id.Value));
        else
            await context.Response.WriteAsync(page.Render(consultation, ReaderLanguage.Of(context, consultation), place, open), cancellation);
    }

    /// <summary>Where the reader leafed to; otherwise some passages before the cited one, and never so late that the part would be shorter than it can be.</summary>
    internal static int First(DocumentPlace place, int of, DocumentOptions options)
    {
        if (of <= options.MostPassages)
            return 0;
        return place.Start is { } start
            ? Math.Min(start, of - 1)
            : Math.Clamp((place.Passage ?? 0) - options.PassagesBefore!.Value, 0, of - options.MostPassages!.Value);
    }
}
