using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.SignIn;

internal static partial class SignInRegistration
{
    private const string Cookie = "isegoria-staff";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<FirstLink>();
        services.AddSingleton<IAuthorizationHandler, StaffPolicy.Handler>();
        services.AddAuthorization(StaffPolicy.Add);
        services.AddCascadingAuthenticationState();
        KeepKeys(services);
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.SlidingExpiration = false;
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect("/console/sign-in");
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context => SignInPages.ForbidAsync(context.HttpContext);
        });
        if (Settings(configuration) is { IsOn: true } settings)
            authentication.AddOpenIdConnect(directory => Configure(directory, settings));
        return services;
    }

    private static ConsoleOptions.SignInOptions? Settings(IConfiguration configuration) =>
        configuration.GetSection($"{ConsoleOptions.Section}:OpenIdConnect").Get<ConsoleOptions.SignInOptions>();

    private static void Configure(OpenIdConnectOptions directory, ConsoleOptions.SignInOptions settings)
    {
        directory.Authority = settings.Authority;
        directory.ClientId = settings.ClientId;
        directory.ClientSecret = settings.ClientSecret;
        directory.ResponseType = "code";

        // Back by a plain link, so that the cookies of the way there need not be sent with a foreign form.
        directory.ResponseMode = "query";
        foreach (var cookie in new[] { directory.CorrelationCookie, directory.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        directory.CallbackPath = "/console/sign-in/back";
        directory.SignedOutCallbackPath = "/console/sign-out/back";
        directory.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        directory.MapInboundClaims = false;
        directory.Scope.Add("roles");
        directory.TokenValidationParameters.NameClaimType = settings.NameClaim;
        directory.Events.OnTicketReceived = context => TakeAsync(context, settings);
        directory.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            LogFailed(context.HttpContext.RequestServices.GetRequiredService<ILogger<ConsoleOptions>>(), context.Failure is { } failure ? Fault.Of(failure) : "");
            return SignInPages.ForbidAsync(context.HttpContext);
        };
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in by the OpenID Connect server failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, string fault);

    /// <summary>What the directory says of somebody becomes our own claims, and its tokens are not kept. Who has no role here stays outside.</summary>
    private static async Task TakeAsync(TicketReceivedContext context, ConsoleOptions.SignInOptions settings)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var grants = context.Principal!.FindAll(settings.RolesClaim).Select(claim => StaffGrant.Of(claim.Value)).OfType<StaffGrant>().ToList();
        if (grants.Count == 0)
        {
            context.HandleResponse();
            await SignInPages.ForbidAsync(context.HttpContext);
            return;
        }
        var until = now + services.GetRequiredService<IOptions<ConsoleOptions>>().Value.SignedIn!.Value;
        var name = context.Principal.FindFirst(settings.NameClaim)?.Value ?? context.Principal.FindFirst("sub")?.Value ?? "?";
        context.Principal = StaffClaims.Write(new StaffMember(name, grants, until), CookieAuthenticationDefaults.AuthenticationScheme);
        context.Properties = new AuthenticationProperties { ExpiresUtc = until };
        context.ReturnUri = "/console";
        await services.GetRequiredService<IAuditLog>().WriteAsync(
            new AuditEntry(now, name, null, "sign-in", string.Join(' ', grants)), context.HttpContext.RequestAborted);
    }

    /// <summary>Beside the other keys, so that a sign-in outlives a restart.</summary>
    private static void KeepKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("isegoria");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var folder = Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "keys", "console");
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), NullLoggerFactory.Instance);
        }));
    }
}
