using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isegoria.Bot.Tests.Channels;

/// <summary>A channel's side of the Connector protocol: takes what the bot sends, or refuses as often as it is told to.</summary>
internal sealed class ListeningConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonNode> _taken = new();
    private int _refusals;
    private int _refused;

    private ListeningConnector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<JsonNode> Taken => [.. _taken];

    public static async Task<ListeningConnector> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new ListeningConnector(app);
        app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", connector.TakeAsync);
        await app.StartAsync(cancellation);
        return connector;
    }

    /// <summary>The next activities are answered with 503.</summary>
    public void Refuse(int times) => _refusals = times;

    public async Task<IReadOnlyList<JsonNode>> UntilAsync(Func<JsonNode, bool> last, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (_taken.Any(last))
                return Taken;
            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"After 30 s the channel has {_taken.Count} activities, not the one awaited.");
    }

    /// <summary>Once something was refused.</summary>
    public async Task RefusedAsync(CancellationToken cancellation)
    {
        for (var tries = 0; Volatile.Read(ref _refused) == 0; tries++)
        {
            Assert.True(tries < 600, "Nothing came to be refused within 30 s.");
            await Task.Delay(50, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var activity = await JsonNode.ParseAsync(request.Body);
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            Interlocked.Increment(ref _refused);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        _taken.Enqueue(activity!);
        return Results.Json(new { id = $"out{_taken.Count}" });
    }
}
