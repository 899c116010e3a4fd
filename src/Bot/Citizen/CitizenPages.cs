using System.Security.Cryptography;
using Isegoria.Bot.Channels;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen;

/// <summary>The public page: "/" and "/c/{slug}". The conversation itself runs over Direct Line.</summary>
public static class CitizenPages
{
    public static IServiceCollection AddCitizenPages(this IServiceCollection services) => services.AddSingleton<PageBundle>();

    public static IEndpointRouteBuilder MapCitizenPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (HttpContext context, IOptions<ChannelOptions> options) =>
            ShowAsync(context, options.Value.Consultation!));
        endpoints.MapGet("/c/{slug}", (HttpContext context, string slug) => ShowAsync(context, slug));
        return endpoints;
    }

    private static async Task ShowAsync(HttpContext context, string slug)
    {
        var store = context.RequestServices.GetRequiredService<IConsultationStore>();
        var consultation = await store.FindAsync(new ConsultationId(slug), context.RequestAborted);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        PagePolicy.Apply(context, nonce);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.StatusCode = consultation is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        var bundle = context.RequestServices.GetRequiredService<PageBundle>();
        await context.Response.WriteAsync(consultation switch
        {
            null => MessagePage.NotFound,
            _ when bundle.Files is null => MessagePage.NotBuilt,
            _ => CitizenPage.Render(consultation, ReaderLanguage.Of(context, consultation), bundle.Files, nonce),
        }, context.RequestAborted);
    }
}
