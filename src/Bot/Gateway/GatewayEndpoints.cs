using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Gateway;

/// <summary>
/// <c>/v1/chat/completions</c> and <c>/v1/models</c>, as OpenAI's clients call them: open to whoever holds a key with the
/// scope for it, and to nobody else.
/// </summary>
internal sealed partial class GatewayEndpoints(
    GatewayDoor door, ChatCall call, ChatCompletion completion, ChatStream stream, IOptions<GatewayOptions> options, ILogger<GatewayEndpoints> logger)
{
    private readonly ILogger _logger = logger;

    public Task ChatAsync(HttpContext http) => AnswerAsync(http, GatewayScope.Chat, async name =>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Value.TimeLimit!.Value);
        var request = ChatRequest.Read(await BodyAsync(http, options.Value.MostBodyBytes!.Value), options.Value);
        if (call.ModelId is not { } model || (request.Model != model && $"isegoria/{request.Model}" != model))
            throw GatewayRefusedException.NoModel(request.Model);
        var account = new ConsultationId($"gateway:{name}");
        try
        {
            if (request.Streams)
                await stream.AnswerAsync(request, account, http.Response, limit.Token);
            else
                await http.Response.WriteAsJsonAsync(await completion.AnswerAsync(request, account, limit.Token), limit.Token);
        }
        catch (OperationCanceledException e) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw GatewayRefusedException.Slow(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            throw GatewayRefusedException.Failed(e);
        }
    });

    public Task ModelsAsync(HttpContext http) => AnswerAsync(http, GatewayScope.Models, _ =>
        http.Response.WriteAsJsonAsync(new { @object = "list", data = call.ModelId is { } id ? new[] { Described(id) } : [] }, http.RequestAborted));

    public Task ModelAsync(HttpContext http) => AnswerAsync(http, GatewayScope.Models, _ =>
        Uri.UnescapeDataString(http.Request.RouteValues["id"]?.ToString() ?? "") is var asked && asked == call.ModelId
            ? http.Response.WriteAsJsonAsync(Described(asked), http.RequestAborted)
            : throw GatewayRefusedException.NoModel(asked));

    public Task NothingAsync(HttpContext http) => AnswerAsync(http, null, _ => throw GatewayRefusedException.NoPath());

    /// <summary>Errors in the protocol's shape; as an event once the answer has begun, which is the only way left to tell of one.</summary>
    private async Task AnswerAsync(HttpContext http, string? scope, Func<string, Task> answer)
    {
        var name = "";
        try
        {
            name = scope is null ? "" : door.Admit(http.Request, scope);
            await answer(name);
        }
        catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            var refusal = e as GatewayRefusedException ?? new GatewayRefusedException();
            if (e is not GatewayRefusedException)
                LogFailed(name, Fault.Of(e));
            else if (refusal.Status >= StatusCodes.Status500InternalServerError)
                LogRefused(name, refusal.Status, refusal.InnerException is { } cause ? Fault.Of(cause) : "");
            await RefuseAsync(http, refusal);
        }
    }

    private static async Task RefuseAsync(HttpContext http, GatewayRefusedException refusal)
    {
        if (http.Response.HasStarted)
        {
            await ChatStream.WriteAsync(http.Response, System.Text.Json.JsonSerializer.Serialize(refusal.Body()), http.RequestAborted);
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = refusal.Status;
        http.Response.Headers.CacheControl = "no-store";
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", null);
        await http.Response.WriteAsJsonAsync(refusal.Body(), http.RequestAborted);
    }

    private static async Task<byte[]> BodyAsync(HttpContext http, int most)
    {
        if (http.Request.ContentLength > most)
            throw GatewayRefusedException.TooLarge(most);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null; // Ours is the limit, and refuses in the protocol's words.
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        int count;
        while ((count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > most)
                throw GatewayRefusedException.TooLarge(most);
        }
        return body.ToArray();
    }

    private static object Described(string id) => new { id, @object = "model", created = 0, owned_by = "isegoria" };

    [LoggerMessage(LogLevel.Error, "The gateway failed for key {Name}: {Fault}")]
    private partial void LogFailed(string name, string fault);

    [LoggerMessage(LogLevel.Warning, "The gateway refused key {Name} with {Status}: {Fault}")]
    private partial void LogRefused(string name, int status, string fault);
}
