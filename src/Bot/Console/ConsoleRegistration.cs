using Isegoria.Backends.Replies;
using Isegoria.Bot.Console.Live;
using Isegoria.Bot.Console.Measuring;
using Isegoria.Bot.Console.Reviewing;
using Isegoria.Bot.Console.Setup;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Deliberation;
using Microsoft.AspNetCore.Localization;
using Microsoft.FluentUI.AspNetCore.Components;

namespace Isegoria.Bot.Console;

/// <summary>The staff's pages under <c>/console</c>, and the rooms they open under <c>/s</c>.</summary>
public static class ConsoleRegistration
{
    /// <summary>Reads the section <c>Console</c>.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ConsoleOptions>(configuration, ConsoleOptions.Section);
        services.AddSingleton(provider => new ConsoleWords(SpokenWords.ReadAll(
            Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "prompts", ConsoleWords.File))));
        services.AddSingleton<Parts.ConsoleTimes>();
        services.AddSignIn(configuration);
        services.AddRateLimiter(AddressLimits.Add);
        services.AddLive();
        services.AddSetup(configuration);
        services.AddReviewing();
        services.AddMeasuring(configuration);
        services.AddSingleton<Opinions.ModerationDesk>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddFluentUIComponents();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("fr").AddSupportedCultures("fr", "en").AddSupportedUICultures("fr", "en");
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>In which language these pages speak; before the limits, which answer in it.</summary>
    public static IApplicationBuilder UseConsoleLanguage(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/console") || context.Request.Path.StartsWithSegments("/s") || context.Request.Path.StartsWithSegments("/_blazor"),
        staff => staff.UseRequestLocalization());

    public static IApplicationBuilder UseConsole(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UsePreviews();
        return app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/console"))
                Citizen.PagePolicy.ApplyToConsole(context);
            return next(context);
        });
    }

    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        SignInPages.Map(routes);
        RoomPages.Map(routes);
        PreviewPages.Map(routes);
        Jobs.JobDashboard.Map(routes);
        routes.MapRazorComponents<ConsoleApp>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireAuthorization(StaffPolicy.Facilitator)
            .WithSummary("The console. Who may call: staff who are signed in; each page names its role.");
        return routes;
    }
}
