using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Isegoria.Bot.Tests.Console;

/// <summary>A real OpenID Connect server, OpenIddict, that knows one client and signs one person in without asking.</summary>
internal sealed class OwnDirectory : IAsyncDisposable
{
    public const string Client = "isegoria";
    public const string Secret = "a-secret-of-the-tests";

    private readonly WebApplication _app;

    private OwnDirectory(WebApplication app) => _app = app;

    public string Authority => _app.Urls.Single();

    /// <param name="roles">Of the one person, in the claim "roles".</param>
    public static async Task<OwnDirectory> StartAsync(string name, params string[] roles)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RegisterScopes("roles", Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Validate));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Validate));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => SignIn(context, name, roles)));
        });
        var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OwnDirectory(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static ValueTask Validate(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != Client)
            context.Reject(Errors.InvalidClient);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Client || context.ClientSecret != Secret)
            context.Reject(Errors.InvalidClient);
        return ValueTask.CompletedTask;
    }

    private static ValueTask SignIn(HandleAuthorizationRequestContext context, string name, string[] roles)
    {
        var identity = new ClaimsIdentity("own", Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, "person-1").SetClaim(Claims.Name, name);
        foreach (var role in roles)
            identity.AddClaim(new Claim("roles", role));
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(context.Request.GetScopes());
        context.SignIn(principal);
        return ValueTask.CompletedTask;
    }
}
