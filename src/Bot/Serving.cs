using Isegoria.Backends.Bias;
using Isegoria.Backends.Charter;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Mediation;
using Isegoria.Backends.Opinions;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Bot.Channels;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Bot.Charter;
using Isegoria.Bot.Citizen;
using Isegoria.Bot.Citizen.Challenge;
using Isegoria.Bot.Citizen.Opinions;
using Isegoria.Bot.Console;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Bot.Gateway;
using Isegoria.Bot.Jobs;
using Isegoria.Bot.Metering;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Isegoria.Bot;

/// <summary>The host that serves citizens: each folder registers itself, in the order of the line.</summary>
public static class Serving
{
    /// <param name="change">For tests that stand in front of a part; the product passes none.</param>
    /// <param name="root">Where settings, dialogs, prompts and models lie; the program's own folder where absent.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? change = null, string? root = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root ?? AppContext.BaseDirectory, ApplicationName = typeof(Serving).Assembly.GetName().Name });
        var configuration = builder.Configuration;
        builder.Services.Configure<KestrelServerOptions>(configuration.GetSection("Kestrel"));
        builder.Services
            .AddClockAndIds()
            .AddChannels(configuration)
            .AddDirectLine(configuration)
            .AddJournal(configuration)
            .AddDialogs(configuration)
            .AddSentenceEncoder(configuration)
            .AddEvidence(configuration)
            .AddOpinionBoard(configuration)
            .AddScreens(configuration)
            .AddReplies(configuration)
            .AddBiasGate(configuration)
            .AddCharter(configuration)
            .AddMediation(configuration)
            .AddTurns(configuration)
            .AddJobs(configuration)
            .AddCitizenPages()
            .AddDocumentPages(configuration)
            .AddResultsPages()
            .AddChallenge(configuration)
            .AddConsole(configuration)
            .AddCharterPages()
            .AddGateway(configuration)
            .AddHealth(configuration)
            .AddMetering(configuration)
            .AddOpenApiDocument();
        change?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseKnownProxies();
        app.UsePageFiles();
        app.UseRouting();
        app.UseConsoleLanguage();
        app.UseDirectLine();
        app.UseConsole();
        app.MapDirectLine();
        app.MapBotFramework();
        app.MapCitizenPages();
        app.MapDocumentPages();
        app.MapResultsPages();
        app.MapChallenge();
        app.MapConsole();
        app.MapCharterPages();
        app.MapGateway();
        app.MapHealth();
        app.MapMetering();
        app.MapOpenApiDocument();
        return app;
    }

    /// <summary>Opens the store, brings in the sample at a first start, makes the keys, and reads every file and model of the line: now, or the start fails now.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellation)
    {
        await app.Services.OpenStoreAsync(cancellation);
        app.Services.GetRequiredService<DirectLineKeys>();
        await app.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellation);
        app.Services.GetRequiredService<CitizenTurn>();
        app.Services.GetRequiredService<GatewayEndpoints>();
    }

    public static async Task<int> RunAsync(string[] args, Action<IServiceCollection>? change = null)
    {
        await using var app = Build(args, change);
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        await app.Services.GetRequiredService<FirstLink>().ShowAsync(app.Urls, System.Console.Out, isTerminal: !System.Console.IsOutputRedirected, CancellationToken.None);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static IServiceCollection AddClockAndIds(this IServiceCollection services) =>
        services.AddSingleton(TimeProvider.System).AddSingleton<IIdSource, RandomIds>().AddSingleton<FirstStart>();
}
