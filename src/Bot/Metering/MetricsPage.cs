using Isegoria.Deliberation;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Metering;

/// <summary><c>/metrics</c>: what docs/metrics.md lists, for a monitoring system that presents the key of the settings.</summary>
internal static class MetricsPage
{
    private const string TextFormat = "text/plain; version=0.0.4; charset=utf-8";

    public static IServiceCollection AddMetering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MeteringOptions>(configuration, MeteringOptions.Section);
        return services.AddSingleton<LineMeter>();
    }

    /// <summary>Who may call: holders of <c>Metrics:Key</c>; without that setting there is nothing here.</summary>
    public static void MapMetering(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", AnswerAsync)
            .WithSummary("Numbers for a monitoring system. Who may call: holders of Metrics:Key, as bearer.")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .Produces(StatusCodes.Status401Unauthorized)
            .Produces(StatusCodes.Status404NotFound);

    private static async Task AnswerAsync(HttpContext context, LineMeter meter, IOptions<MeteringOptions> options)
    {
        if (options.Value.Key is not { } key)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (Presented.Bearer(context.Request) is not { } presented || !Presented.Is(presented, Presented.Digest(key)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }
        context.Response.ContentType = TextFormat;
        context.Response.Headers.CacheControl = "no-store";
        await meter.WriteAsync(context.Response.Body, context.RequestAborted);
    }
}
