using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Isegoria.Doubles;

/// <summary>A request as the server got it.</summary>
/// <param name="Path">With the query.</param>
public sealed record ModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The words of the messages of one role, joined.</summary>
    public string Said(string role) => string.Join('\n', Body.GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("role").GetString() == role)
        .Select(message => Text(message.GetProperty("content"))));

    public override string ToString() => $"{Path} {Body}";

    /// <summary>A content is a text, or a list of parts with texts.</summary>
    private static string Text(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}

/// <summary>
/// An OpenAI-compatible server that does what it was told, one act for each request in order; the last act is repeated.
/// It listens on a free port of this machine.
/// </summary>
public sealed class ScriptedModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, ModelRequest, Task>> _acts = new();
    private readonly List<ModelRequest> _requests = [];
    private Func<HttpContext, ModelRequest, Task> _last = Saying(_ => "NONE");

    private ScriptedModel()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(ActAsync);
    }

    /// <summary>Ends in /v1.</summary>
    public string Endpoint => $"{_app.Urls.Single()}/v1";

    public IReadOnlyList<ModelRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public static async Task<ScriptedModel> StartAsync()
    {
        var model = new ScriptedModel();
        await model._app.StartAsync();
        return model;
    }

    public ScriptedModel Says(string text, string finish = "stop", bool usage = true) => Does(Saying(_ => text, finish, usage));

    /// <summary>Answers with what a function makes of the request: a model that obeys whatever it reads can be played so.</summary>
    public ScriptedModel Answers(Func<ModelRequest, string> answer) => Does(Saying(answer));

    /// <summary>Writes its answer piece by piece, with a pause after each of four characters, as models do.</summary>
    /// <param name="breaksAt">Where the connection breaks, in characters; none where it holds.</param>
    /// <param name="finish">None for a server that ends without saying why.</param>
    public ScriptedModel Writes(Func<ModelRequest, string> answer, TimeSpan pause, int? breaksAt = null, string? finish = "stop") =>
        Does((http, request) => ScriptedStream.WriteAsync(http, answer(request), finish, usage: true, pause, breaksAt));

    public ScriptedModel Fails(int status, string body = """{"error":{"message":"scripted","type":"scripted"}}""") =>
        Does((http, _) => WriteAsync(http, status, body));

    /// <summary>Takes the request and answers only after a while, or never where the client goes first.</summary>
    public ScriptedModel Dawdles(TimeSpan pause, string text) => Does(async (http, request) =>
    {
        await Task.Delay(pause, http.RequestAborted);
        await Saying(_ => text)(http, request);
    });

    /// <summary>Answers 200 with any body at all.</summary>
    public ScriptedModel Babbles(string body, string contentType = "application/json") => Does((http, _) => WriteAsync(http, 200, body, contentType));

    /// <summary>Promises a whole answer and closes the connection in the middle of it.</summary>
    public ScriptedModel BreaksOff() => Does(async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = 10_000;
        await http.Response.WriteAsync("""{"id":"x","choices":[{"message":{"content":"Half an""");
        await http.Response.Body.FlushAsync();
        http.Abort();
    });

    /// <summary>Sends headers and then a byte now and then, for as long as the client listens.</summary>
    public ScriptedModel Drips(TimeSpan pause, string contentType = "application/json") => Does(async (http, _) =>
    {
        http.Response.ContentType = contentType;
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteAsync(" ", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(pause, http.RequestAborted);
        }
    });

    /// <summary>Sends without end, as fast as the client reads.</summary>
    public ScriptedModel Floods(string contentType = "application/json") => Does(async (http, _) =>
    {
        http.Response.ContentType = contentType;
        var flood = new string(' ', 65_536);
        while (!http.RequestAborted.IsCancellationRequested)
            await http.Response.WriteAsync(flood, http.RequestAborted);
    });

    public ScriptedModel Does(Func<HttpContext, ModelRequest, Task> act)
    {
        _acts.Enqueue(act);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ActAsync(HttpContext http)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ModelRequest(http.Request.Path + http.Request.QueryString, headers, body.RootElement.Clone());
        lock (_requests)
            _requests.Add(request);
        if (_acts.TryDequeue(out var act))
            _last = act;
        try
        {
            await _last(http, request);
        }
        catch (OperationCanceledException)
        {
            // The client went away.
        }
    }

    private static Func<HttpContext, ModelRequest, Task> Saying(Func<ModelRequest, string> text, string finish = "stop", bool usage = true) =>
        (http, request) => ScriptedStream.IsAsked(request)
            ? ScriptedStream.WriteAsync(http, text(request), finish, usage, TimeSpan.Zero)
            : WriteAsync(http, 200, Completion(text(request), finish, usage));

    private static string Completion(string text, string finish, bool usage) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-scripted",
        @object = "chat.completion",
        created = 1_800_000_000,
        model = "scripted",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = finish } },
        usage = usage ? new { prompt_tokens = 1_000, completion_tokens = 50, total_tokens = 1_050 } : null,
    });

    private static Task WriteAsync(HttpContext http, int status, string body, string contentType = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return http.Response.WriteAsync(body);
    }
}
