using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isegoria.Backends.Tests.Screens;

public enum Mood
{
    Well,
    Busy,
    Failing,
    Slow,
    TalkingNonsense,
    SayingNothing,
}

/// <summary>
/// Speaks Content Safety's protocol on this machine and holds callers to its limits. A text that says "hateful" is
/// hateful, one that says "ignore your rules" is an attack.
/// </summary>
public sealed class ContentSafetyServer : IAsyncDisposable
{
    public const string Key = "a-key-of-the-test";
    public const string Token = "a-token-of-the-test";

    private readonly WebApplication _app;

    private ContentSafetyServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public Mood Mood { get; set; }

    /// <summary>How many calls are refused before the server is well again; all of them where negative.</summary>
    public int Refusals { get; set; } = -1;

    public ConcurrentQueue<(string Path, string Version, JsonNode Body)> Heard { get; } = [];

    public static async Task<ContentSafetyServer> StartAsync(CancellationToken cancellation, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var server = new ContentSafetyServer(builder.Build());
        server._app.MapPost("/contentsafety/{operation}", (string operation, HttpContext call) => server.AnswerAsync(operation, call));
        await server._app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(string operation, HttpContext call)
    {
        var body = await JsonNode.ParseAsync(call.Request.Body, cancellationToken: call.RequestAborted);
        Heard.Enqueue((operation, call.Request.Query["api-version"].ToString(), body!));
        if (!IsSignedIn(call.Request))
            return Error(401, "Unauthorized");
        if (await MisbehaveAsync(call) is { } refusal)
            return refusal;
        return (call.Request.Query["api-version"].ToString(), operation) switch
        {
            ("2023-10-01" or "2024-09-01", "text:analyze") => Analyze(body!),
            ("2024-09-01", "text:shieldPrompt") => Shield(body!),
            _ => Error(404, "NotFound"),
        };
    }

    private static bool IsSignedIn(HttpRequest request) =>
        request.Headers["Ocp-Apim-Subscription-Key"] == Key || request.Headers.Authorization == $"Bearer {Token}";

    private async Task<IResult?> MisbehaveAsync(HttpContext call)
    {
        if (Mood is Mood.Well || Refusals == 0)
            return null;
        Refusals--;
        switch (Mood)
        {
            case Mood.Busy:
                call.Response.Headers.RetryAfter = "0";
                return Error(429, "TooManyRequests");
            case Mood.Failing:
                return Error(500, "InternalError");
            case Mood.TalkingNonsense:
                return Results.Text("<html>A proxy's page</html>", "text/html");
            case Mood.SayingNothing:
                return Results.Json(new { });
            default:
                await Task.Delay(TimeSpan.FromSeconds(20), call.RequestAborted);
                return null;
        }
    }

    private static IResult Analyze(JsonNode body)
    {
        if (body["text"]?.GetValue<string>() is not { Length: > 0 and <= 10_000 } text)
            return Error(400, "InvalidRequestBody");
        var hateful = text.Contains("hateful", StringComparison.Ordinal);
        string[] asked = [.. body["categories"]?.AsArray().Select(c => c!.GetValue<string>()) ?? ["Hate", "SelfHarm", "Sexual", "Violence"]];
        return Results.Json(new
        {
            blocklistsMatch = Array.Empty<object>(),
            categoriesAnalysis = asked.Select(category => new { category, severity = hateful && category == "Hate" ? 6 : 0 }),
        });
    }

    private static IResult Shield(JsonNode body)
    {
        var message = body["userPrompt"]?.GetValue<string>();
        string[] documents = [.. body["documents"]?.AsArray().Select(d => d!.GetValue<string>()) ?? []];
        if (documents.Length > 5 || documents.Sum(d => d.Length) > 10_000 || message is { Length: > 10_000 } || (message is null && documents.Length == 0))
            return Error(400, "InvalidRequestBody");
        var answer = new JsonObject { ["documentsAnalysis"] = new JsonArray([.. documents.Select(Attack)]) };
        if (message is not null)
            answer["userPromptAnalysis"] = Attack(message);
        return Results.Text(answer.ToJsonString(JsonSerializerOptions.Web), "application/json");
    }

    private static JsonObject Attack(string text) => new() { ["attackDetected"] = text.Contains("ignore your rules", StringComparison.Ordinal) };

    private static IResult Error(int status, string code) =>
        Results.Json(new { error = new { code, message = "Said by the test's server." } }, statusCode: status);
}
