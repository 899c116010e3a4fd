using System.Collections.Concurrent;
using System.Text.Json;
using Isegoria.Deliberation.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isegoria.Doubles;

/// <summary>A request for vectors as the server got it.</summary>
/// <param name="Texts">With their prefixes.</param>
public sealed record EmbeddingRequest(string Path, string? Authorization, JsonElement Body, IReadOnlyList<string> Texts);

/// <summary>
/// A server of OpenAI's embeddings whose vectors are those of <see cref="WordEncoder"/>, but longer than one. It does what it
/// was told first, one act for each request in order, and then answers well.
/// </summary>
public sealed class ScriptedEmbeddings : IAsyncDisposable
{
    public const string Model = "scripted-embedding";

    private readonly WebApplication _app;
    private readonly WordEncoder _words = new();
    private readonly ConcurrentQueue<Func<HttpContext, EmbeddingRequest, Task>> _acts = new();
    private readonly ConcurrentQueue<EmbeddingRequest> _requests = new();
    private TaskCompletionSource _door = new();

    private ScriptedEmbeddings()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(ActAsync);
        _door.SetResult();
    }

    /// <summary>Ends in /v1.</summary>
    public string Endpoint => $"{_app.Urls.Single()}/v1";

    public int Dimensions => _words.Dimensions;

    public IReadOnlyCollection<EmbeddingRequest> Requests => _requests;

    /// <summary>All texts it was sent.</summary>
    public IEnumerable<string> Texts => _requests.SelectMany(request => request.Texts);

    /// <summary>The settings that make the product use it.</summary>
    public string[] Settings =>
        ["--Encoder:Endpoint", Endpoint, "--Encoder:Model", Model, "--Encoder:Dimensions", "64", "--Encoder:QueryPrefix", "query: ", "--Encoder:PassagePrefix", "passage: "];

    public static async Task<ScriptedEmbeddings> StartAsync()
    {
        var server = new ScriptedEmbeddings();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>From now on takes requests and answers none of them until <see cref="GoOn"/>.</summary>
    public void Hold() => _door = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _door.TrySetResult();

    public ScriptedEmbeddings Answers() => Does(AnswerAsync);

    public ScriptedEmbeddings Fails(int status) => Does((http, _) => WriteAsync(http, status, """{"error":{"message":"scripted","type":"scripted"}}"""));

    /// <summary>Answers 200 with any body at all.</summary>
    public ScriptedEmbeddings Babbles(string body) => Does((http, _) => WriteAsync(http, 200, body));

    public ScriptedEmbeddings Dawdles(TimeSpan pause) => Does(async (http, request) =>
    {
        await Task.Delay(pause, http.RequestAborted);
        await AnswerAsync(http, request);
    });

    /// <summary>Vectors as they come, in the order of the texts.</summary>
    public ScriptedEmbeddings Gives(Func<int, IEnumerable<(int Index, float[] Vector)>> vectors) =>
        Does((http, request) => WriteAsync(http, 200, Answer(vectors(request.Texts.Count))));

    public ScriptedEmbeddings Sends(string elsewhere) => Does((http, _) =>
    {
        http.Response.StatusCode = 307;
        http.Response.Headers.Location = elsewhere;
        return Task.CompletedTask;
    });

    public ScriptedEmbeddings Does(Func<HttpContext, EmbeddingRequest, Task> act)
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
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var texts = body.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
        var request = new EmbeddingRequest(http.Request.Path, http.Request.Headers.Authorization, body.RootElement.Clone(), texts);
        _requests.Enqueue(request);
        try
        {
            await _door.Task.WaitAsync(http.RequestAborted);
            await (_acts.TryDequeue(out var act) ? act(http, request) : AnswerAsync(http, request));
        }
        catch (OperationCanceledException)
        {
            // The client went away.
        }
    }

    private Task AnswerAsync(HttpContext http, EmbeddingRequest request)
    {
        var vectors = _words.Encode([.. request.Texts.Select(text => text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..])], EncodingPurpose.Query, http.RequestAborted);

        // Last first: the numbers say which is whose.
        return WriteAsync(http, 200, Answer(vectors.Index().Reverse().Select(vector => (vector.Index, Array.ConvertAll(vector.Item, value => 3 * value)))));
    }

    private static string Answer(IEnumerable<(int Index, float[] Vector)> vectors) => JsonSerializer.Serialize(new
    {
        @object = "list",
        model = Model,
        data = vectors.Select(vector => new { @object = "embedding", index = vector.Index, embedding = vector.Vector }),
        usage = new { prompt_tokens = 1, total_tokens = 1 },
    });

    private static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }
}
