using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Isegoria.Backends.Screens;

/// <summary>
/// Azure AI Content Safety, api-version 2024-09-01: two of its operations, as its public specification describes them.
/// The service's limits are the caller's to keep. Any answer but 200 is a <see cref="RequestFailedException"/>.
/// </summary>
public sealed class ContentSafetyClient
{
    private const string ApiVersion = "2024-09-01";
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Uri _endpoint;
    private readonly HttpPipeline _pipeline;

    public ContentSafetyClient(Uri endpoint, AzureKeyCredential key, ContentSafetyClientOptions options)
        : this(endpoint, options, new KeyHeader(key))
    {
    }

    public ContentSafetyClient(Uri endpoint, TokenCredential credential, ContentSafetyClientOptions options)
        : this(endpoint, options, new BearerTokenAuthenticationPolicy(credential, Scope))
    {
    }

    private ContentSafetyClient(Uri endpoint, ContentSafetyClientOptions options, HttpPipelinePolicy authentication)
    {
        _endpoint = endpoint;
        _pipeline = HttpPipelineBuilder.Build(options, authentication);
    }

    /// <param name="text">At most 10,000 code points.</param>
    public Task<TextAnalysis> AnalyzeTextAsync(string text, CancellationToken cancellation) =>
        PostAsync<AnalyzeTextRequest, TextAnalysis>("text:analyze", new AnalyzeTextRequest(text), cancellation);

    /// <param name="userPrompt">At most 10,000 characters.</param>
    /// <param name="documents">At most five, of 10,000 characters together.</param>
    public Task<PromptShield> ShieldPromptAsync(string? userPrompt, IReadOnlyList<string> documents, CancellationToken cancellation) =>
        PostAsync<ShieldPromptRequest, PromptShield>("text:shieldPrompt", new ShieldPromptRequest(userPrompt, documents), cancellation);

    private async Task<TAnswer> PostAsync<TRequest, TAnswer>(string operation, TRequest request, CancellationToken cancellation)
    {
        using var message = Message(operation, request);
        await _pipeline.SendAsync(message, cancellation);
        return Read<TAnswer>(message.Response);
    }

    private HttpMessage Message<TRequest>(string operation, TRequest request)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Uri.AppendPath($"/contentsafety/{operation}", escape: false);
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(request, Json));
        return message;
    }

    private static T Read<T>(Response response) => response.Status == 200
        ? JsonSerializer.Deserialize<T>(response.Content, Json) ?? throw new JsonException("The answer is empty.")
        : throw new RequestFailedException(response);

    private sealed class KeyHeader(AzureKeyCredential key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key.Key);
    }

    private sealed record AnalyzeTextRequest(string Text);

    private sealed record ShieldPromptRequest(string? UserPrompt, IReadOnlyList<string> Documents);
}

/// <summary>Attempts, waits and transport as Azure.Core's clients have them. No word of a request or an answer is logged.</summary>
public sealed class ContentSafetyClientOptions : ClientOptions
{
    public ContentSafetyClientOptions()
    {
        Diagnostics.IsLoggingContentEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
        Diagnostics.IsTelemetryEnabled = false;
    }
}

/// <param name="CategoriesAnalysis">Hate, SelfHarm, Sexual and Violence; a severity is 0, 2, 4 or 6.</param>
public sealed record TextAnalysis(IReadOnlyList<CategorySeverity>? CategoriesAnalysis, IReadOnlyList<BlocklistMatch>? BlocklistsMatch);

public sealed record CategorySeverity(string Category, int? Severity);

public sealed record BlocklistMatch(string BlocklistName, string BlocklistItemId, string BlocklistItemText);

public sealed record PromptShield(AttackAnalysis? UserPromptAnalysis, IReadOnlyList<AttackAnalysis>? DocumentsAnalysis);

public sealed record AttackAnalysis(bool AttackDetected);
