using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Gateway;
using Isegoria.Deliberation;

namespace Isegoria.Bot.Gateway;

/// <summary>The configured model behind charter, gate and rewriting, for other programs.</summary>
public static class GatewayRegistration
{
    /// <summary>Needs <c>AddReplies</c>, <c>AddBiasGate</c> and <c>AddCharter</c>.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<GatewayOptions>(configuration, GatewayOptions.Section);
        return services
            .AddSingleton(provider => new GatewayWords(provider.Spoken(WordFile.Gateway)))
            .AddSingleton<ChatServer>()
            .AddSingleton<GatewayDoor>()
            .AddSingleton<GatewayVoice>()
            .AddSingleton<ChatCall>()
            .AddSingleton<ChatCompletion>()
            .AddSingleton<ChatStream>()
            .AddSingleton<GatewayEndpoints>();
    }

    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/chat/completions", (HttpContext http, GatewayEndpoints gateway) => gateway.ChatAsync(http)).WithTags("OpenAI")
            .WithSummary("The gated model's answer, whole or streamed. Who may call: a program with a key of the scope chat.");
        routes.MapGet("/v1/models", (HttpContext http, GatewayEndpoints gateway) => gateway.ModelsAsync(http)).WithTags("OpenAI")
            .WithSummary("The models there are. Who may call: a program with a key of the scope models.");
        routes.MapGet("/v1/models/{**id}", (HttpContext http, GatewayEndpoints gateway) => gateway.ModelAsync(http)).WithTags("OpenAI")
            .WithSummary("One model. Who may call: a program with a key of the scope models.");
        routes.Map("/v1/{**rest}", (HttpContext http, GatewayEndpoints gateway) => gateway.NothingAsync(http)).ExcludeFromDescription();
        return routes;
    }
}
