using Isegoria.Bot.Tests.Line;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests;

/// <summary>The real host inside the test's process, on a free port, with the sample consultation in a store of its own.</summary>
internal sealed class LiveBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LiveBot(WebApplication app, string data) => (_app, Data, Address) = (app, data, new Uri(app.Urls.Single()));

    public Uri Address { get; }

    public string Data { get; }

    /// <summary>What every host in a test's process is told. The gate waits long: a machine with much else to do is slow, not broken. The end waits briefly: browsers leave their sockets open.</summary>
    public static IReadOnlyList<string> Plain(string data) =>
        ["--urls", "http://127.0.0.1:0", "--Data:Directory", data, "--Logging:LogLevel:Default", "Warning", "--BiasGate:TimeLimit", "00:01:00", "--shutdownTimeoutSeconds", "3"];

    /// <param name="change">Stands in front of a part; none for the product as it is.</param>
    public static async Task<LiveBot> StartAsync(
        SettledData settled, CancellationToken cancellation, Action<IServiceCollection>? change = null, params string[] settings) =>
        await ContinueAsync(settled.Copy(), cancellation, change, settings);

    /// <summary>On the data that another left.</summary>
    public static async Task<LiveBot> ContinueAsync(
        string data, CancellationToken cancellation, Action<IServiceCollection>? change = null, params string[] settings)
    {
        var app = Serving.Build([.. Plain(data), .. settings], change);
        await app.PrepareAsync(cancellation);
        await app.StartAsync(cancellation);
        return new LiveBot(app, data);
    }

    public T Part<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A citizen who has been welcomed.</summary>
    public async Task<CitizenOnTheWire> WelcomedAsync(CancellationToken cancellation, string locale = "fr")
    {
        var citizen = new CitizenOnTheWire(Address);
        await citizen.ArriveAsync("sample", locale, cancellation);
        await citizen.WelcomeAsync(cancellation);
        return citizen;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
