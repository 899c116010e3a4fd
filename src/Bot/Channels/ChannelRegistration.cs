using Isegoria.Deliberation;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace Isegoria.Bot.Channels;

public static class ChannelRegistration
{
    /// <summary>The agent, its Bot Framework adapter and the outbox. Reads <c>Channels</c>, <c>LiveReplies</c>, <c>Outbox</c>, <c>Proxies</c> and the SDK's own <c>MicrosoftApp...</c> settings.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ChannelOptions>(configuration, ChannelOptions.Section);
        services.AddSettings<LiveReplyOptions>(configuration, LiveReplyOptions.Section);
        services.AddSettings<OutboxOptions>(configuration, OutboxOptions.Section);
        services.AddSettings<ProxyOptions>(configuration, ProxyOptions.Section);
        services.AddSingleton<IBot, DeliberationBot>();
        services.AddSingleton<BotFrameworkAuthentication>(p => new ConfigurationBotFrameworkAuthentication(configuration));

        // By hand: the adapter's two constructors are ambiguous to the container.
        services.AddSingleton(p => new CloudAdapter(p.GetRequiredService<BotFrameworkAuthentication>(), p.GetRequiredService<ILogger<CloudAdapter>>()));
        services.AddSingleton<BotFrameworkEndpoint>();
        services.AddSingleton<DirectLine.ForgottenWords>();
        services.AddSingleton<ReplyDelivery>();
        services.AddSingleton<ILiveReplies, LiveReplies>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<KeptBell>().AddSingleton<IOutbox, RingingOutbox>();
        return services;
    }

    /// <summary><see cref="BotFrameworkEndpoint"/> at <c>POST /api/messages</c>.</summary>
    public static void MapBotFramework(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", (HttpContext context, BotFrameworkEndpoint endpoint) => endpoint.TakeAsync(context))
            .WithName("BotFrameworkMessages").WithSummary("Activities from Bot Framework channels. Callers: Azure Bot Service, by its signed token.");
}
