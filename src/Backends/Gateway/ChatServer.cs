using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Gateway;

/// <summary>
/// The configured language model's own server, spoken to in OpenAI's chat completions as they come: whatever a caller puts
/// into a request goes along, tools and all, which no kernel in between would carry. One attempt; callers' clients try again.
/// </summary>
public sealed partial class ChatServer(ModelUse use, IOptions<LanguageModelOptions> options, ILogger<ChatServer> logger) : IDisposable
{
    private const string AzureVersion = "2024-10-21";
    private const int LongestRefusal = 4_096;

    private readonly HttpClient _client = new(ModelServers.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ILogger _logger = logger;

    /// <summary>The model's name; none where no model is configured.</summary>
    public string? Model => options.Value.Kind is null ? null : options.Value.Model;

    /// <summary>The newer name of the limit where the server is known to want it; every other server knows the older.</summary>
    public string LimitName => options.Value.Kind is ModelKind.OpenAI or ModelKind.AzureOpenAI ? "max_completion_tokens" : "max_tokens";

    /// <summary>Reserves the most a call may use; where true, <see cref="SettleAsync"/> must follow.</summary>
    public Task<bool> TryReserveAsync(ConsultationId account, Tokens most, CancellationToken cancellation) => use.TryReserveAsync(account, most, cancellation);

    public Task SettleAsync(ConsultationId account, Tokens most, Tokens used) => use.SettleAsync(account, most, used, CancellationToken.None);

    /// <summary>Hands a request on. Only the caller's own cancellation is an exception.</summary>
    public async Task<ChatServerReply> AskAsync(JsonObject request, CancellationToken cancellation)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, Address()) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request)) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (ModelServers.KeyOf(options.Value.Key, options.Value.KeyFile, LanguageModelOptions.Section) is { } key)
                message.Headers.Add(options.Value.Kind == ModelKind.AzureOpenAI ? "api-key" : "Authorization", options.Value.Kind == ModelKind.AzureOpenAI ? key : $"Bearer {key}");
            var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.IsSuccessStatusCode ? new ChatServerReply.Answered(response) : await RefusalAsync(response, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            LogFailed(e.GetType().Name);
            return new ChatServerReply.Failed();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<ChatServerReply> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using (response)
        {
            LogFailed(((int)response.StatusCode).ToString(null, null));
            return response.StatusCode switch
            {
                HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new ChatServerReply.Refused(await MessageAsync(response, cancellation)),
                HttpStatusCode.TooManyRequests => new ChatServerReply.Busy(response.Headers.RetryAfter?.Delta),
                _ => new ChatServerReply.Failed(),
            };
        }
    }

    private static async Task<string> MessageAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var body = await BoundedStream.AroundAsync(response.Content, LongestRefusal, cancellation);
        try
        {
            var error = JsonNode.Parse(await body.ReadAsStringAsync(cancellation))?["error"];
            return (error as JsonValue ?? error?["message"])?.ToString() is { Length: > 0 } said ? said : Unsaid;
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException)
        {
            return Unsaid;
        }
    }

    private const string Unsaid = "The model's server refused the request and did not say why.";

    private Uri Address()
    {
        var given = options.Value;
        return given.Kind switch
        {
            ModelKind.AzureOpenAI => new Uri($"{given.Endpoint!.TrimEnd('/')}/openai/deployments/{Uri.EscapeDataString(given.Model!)}/chat/completions?api-version={AzureVersion}"),
            ModelKind.OpenAI when string.IsNullOrWhiteSpace(given.Endpoint) => new Uri("https://api.openai.com/v1/chat/completions"),
            _ => new Uri($"{KernelOfOptions.Versioned(given.Endpoint!).AbsoluteUri.TrimEnd('/')}/chat/completions"),
        };
    }

    // Neither a message nor a body: both may repeat what was asked.
    [LoggerMessage(LogLevel.Warning, "The language model's server gave the gateway no answer: {Fault}")]
    private partial void LogFailed(string fault);
}
