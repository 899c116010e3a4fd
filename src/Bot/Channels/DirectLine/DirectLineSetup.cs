using Isegoria.Deliberation;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Registers and maps the Direct Line 3.0 server.</summary>
public static class DirectLineSetup
{
    internal const string Path = "/v3/directline";
    internal const string CredentialsPolicy = "directline-credentials";
    private const string OpenPolicy = "directline";

    /// <summary>Needs, from elsewhere: <c>IChannelLog</c>, <c>IConsultationStore</c>, <c>IIdSource</c>, <c>TimeProvider</c>, <c>IBot</c>, <c>DataOptions</c> and <c>ChannelOptions</c>.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DirectLineOptions>(configuration, DirectLineOptions.Section);
        services.AddSingleton<DirectLineKeys>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineGrants>();
        services.AddSingleton<DirectLineDoor>();
        services.AddSingleton<DirectLineStamp>();
        services.AddSingleton<DirectLineStreams>();
        services.AddSingleton<SpentTickets>();
        services.AddSingleton<DirectLineAdapter>();
        services.AddSingleton<DirectLineInbox>();
        services.AddSingleton<PostLimit>();
        services.AddRateLimiter(limits => limits.AddPolicy<string, VisitorTokenLimit>(VisitorTokenLimit.Name));
        return services.AddCors(AddPolicies);
    }

    /// <summary>The middleware the endpoints rely on; before them, after forwarded headers are read.</summary>
    public static IApplicationBuilder UseDirectLine(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<DirectLineOptions>>().Value;
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = options.KeepAlive!.Value, KeepAliveTimeout = options.SendTimeout!.Value });
        app.UseCors();
        return app.UseRateLimiter();
    }

    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var directLine = routes.MapGroup(Path).RequireCors(OpenPolicy).WithTags("Direct Line").AddEndpointFilter<RouteGroupBuilder, DirectLineAnswers>();
        var site = routes.MapGroup("").WithTags("Direct Line").AddEndpointFilter<RouteGroupBuilder, DirectLineAnswers>();
        TokenEndpoints.Map(directLine, site);
        ConversationEndpoints.Map(directLine);
        ActivityEndpoints.Map(directLine);
        StreamEndpoint.Map(directLine);
        directLine.Map("/{**rest}", IResult () => throw RefusedException.NoPath()).ExcludeFromDescription();
        return routes;
    }

    /// <summary>Any site may ask; which may use a token, the token says. Only the session id is asked for with credentials, hence with the site's name.</summary>
    private static void AddPolicies(CorsOptions cors)
    {
        cors.AddPolicy(OpenPolicy, policy => Common(policy.AllowAnyOrigin()));
        cors.AddPolicy(CredentialsPolicy, policy => Common(policy.SetIsOriginAllowed(_ => true).AllowCredentials()));

        static void Common(CorsPolicyBuilder policy) => policy
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.Accept, "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders(HeaderNames.RetryAfter)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10));
    }
}
