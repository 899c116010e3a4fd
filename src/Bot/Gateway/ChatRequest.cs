using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Backends.Gateway;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Gateway;

/// <summary>A request for a chat completion as it came, and what of it matters here. All else goes to the model as it is.</summary>
/// <param name="Body">Without our own field.</param>
/// <param name="Choices">How many answers are asked for.</param>
/// <param name="WantsJson">The answer is to be JSON, which is let out whole or not at all.</param>
internal sealed record ChatRequest(JsonObject Body, string? Model, bool Streams, bool WantsUsage, bool WantsJson, int Choices, Language Language)
{
    /// <summary>Our field in requests and answers.</summary>
    public const string Extension = "isegoria";

    private static readonly string[] LimitNames = ["max_completion_tokens", "max_tokens"];

    /// <summary>The caller's own words, or those of their tools, evenly spaced.</summary>
    private string Said => field ??= Even(string.Join('\n', Body["messages"]!.AsArray().Where(message => message!["role"]?.ToString() != "assistant").Select(message => TextOf(message!["content"]))));

    /// <summary>Whether a text stands in what the caller sent, word for word.</summary>
    public bool Holds(string text) => Said.Contains(Even(text), StringComparison.Ordinal);

    /// <exception cref="GatewayRefusedException">It is no such request, or asks for what would get past the gate.</exception>
    public static ChatRequest Read(byte[] json, GatewayOptions options)
    {
        var body = Parse(json);
        if (body["messages"] is not JsonArray { Count: > 0 } messages || messages.Any(message => message is not JsonObject))
            throw GatewayRefusedException.Bad("messages", "'messages' is a list with at least one message.");
        if (IsTrue(body, "logprobs") || body.ContainsKey("top_logprobs"))
            throw GatewayRefusedException.Bad("logprobs", "Log probabilities would show words the gate has not let out.");
        if (body["modalities"] is JsonArray modalities && modalities.Any(modality => modality?.ToString() != "text"))
            throw GatewayRefusedException.Bad("modalities", "Only text can be judged here.");
        var own = body[Extension] as JsonObject;
        body.Remove(Extension);
        return new ChatRequest(
            body,
            body["model"]?.ToString(),
            IsTrue(body, "stream"),
            body["stream_options"] is JsonObject streaming && IsTrue(streaming, "include_usage"),
            body["response_format"]?["type"]?.ToString() is { } format && format.StartsWith("json", StringComparison.Ordinal),
            ChoicesOf(body, options.MostChoices!.Value),
            LanguageOf(own, messages));
    }

    /// <summary>The request as the model's server gets it.</summary>
    /// <param name="charter">Said to the model before everything else.</param>
    /// <param name="limitName">What the server calls the most an answer may have.</param>
    public JsonObject For(string model, string charter, string limitName, int mostTokens, bool streams)
    {
        var sent = (JsonObject)Body.DeepClone();
        var asked = LimitNames.Select(name => sent[name]).OfType<JsonValue>().FirstOrDefault(value => value.TryGetValue<int>(out var given) && given > 0)?.GetValue<int>();
        foreach (var name in (string[])[.. LimitNames, "stream_options"])
            sent.Remove(name);
        sent["model"] = model;
        sent["stream"] = streams;
        if (streams)
            sent["stream_options"] = new JsonObject { ["include_usage"] = true };
        sent[limitName] = Math.Min(asked ?? mostTokens, mostTokens);
        sent["messages"]!.AsArray().Insert(0, new JsonObject { ["role"] = "system", ["content"] = charter });
        return sent;
    }

    private static JsonObject Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new GatewayRefusedException("The body is no JSON object.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new GatewayRefusedException("The body is not valid JSON.", e);
        }
    }

    private static bool IsTrue(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<bool>(out var set) && set;

    private static int ChoicesOf(JsonObject body, int most)
    {
        if (body["n"] is null)
            return 1;
        return body["n"] is JsonValue value && value.TryGetValue<int>(out var asked) && asked >= 1 && asked <= most
            ? asked
            : throw GatewayRefusedException.Bad("n", $"'n' is a whole number from 1 to {most}.");
    }

    /// <summary>The one that is named; otherwise that of the newest message of the user, or of all, as far as it can be told.</summary>
    private static Language LanguageOf(JsonObject? own, JsonArray messages)
    {
        if (own?["language"] is { } named)
            return Language.FromTag(named.ToString()) ?? throw GatewayRefusedException.Bad("isegoria.language", "A language is a code such as fr or en.");
        var said = messages.Select(message => (Role: message!["role"]?.ToString(), Text: TextOf(message["content"]))).ToList();
        return SpokenLanguage.Of(said.LastOrDefault(message => message.Role == "user").Text ?? "")
            ?? SpokenLanguage.Of(string.Join('\n', said.Select(message => message.Text)))
            ?? Language.French;
    }

    private static string Even(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A content is a text, or a list of parts of which some have one.</summary>
    private static string TextOf(JsonNode? content) => content switch
    {
        JsonValue value => value.ToString(),
        JsonArray parts => string.Join('\n', parts.OfType<JsonObject>().Select(part => part["text"]).OfType<JsonValue>()),
        _ => "",
    };
}
