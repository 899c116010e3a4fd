using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Backends.Gateway;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Gateway;

/// <summary>Hands a request on to the model's server and back comes its answer, within what the key may use.</summary>
internal sealed class ChatCall(ChatServer server, GatewayVoice voice, IOptions<GatewayOptions> options, IOptions<LanguageModelOptions> model)
{
    /// <summary>What the model is called here: it is another one once gate and charter stand around it.</summary>
    public string? ModelId => server.Model is { } name ? $"isegoria/{name}" : null;

    /// <summary>Asks, lets <paramref name="answer"/> read the response, and settles what it says was used.</summary>
    /// <param name="answer">Given the response and whether it is a stream of events; answers the tokens the server says it took.</param>
    /// <exception cref="GatewayRefusedException">There was no answer to read.</exception>
    public async Task RunAsync(ChatRequest request, ConsultationId account, Func<HttpResponseMessage, bool, Task<Tokens?>> answer, CancellationToken cancellation)
    {
        var streams = request.Streams && model.Value.Stream == true;
        var sent = request.For(server.Model!, voice.CharterFor(request.Language), server.LimitName, options.Value.MostAnswerTokens!.Value, streams);
        var most = new Tokens(Tokens.Estimate(sent.ToJsonString()), sent[server.LimitName]!.GetValue<int>() * request.Choices);
        if (!await server.TryReserveAsync(account, most, cancellation))
            throw GatewayRefusedException.OverCeiling();
        var used = most;
        try
        {
            var reply = await server.AskAsync(sent, cancellation);
            if (reply is not ChatServerReply.Answered answered)
            {
                used = default;
                throw RefusalOf(reply);
            }
            using (answered.Response)
                used = await answer(answered.Response, streams) ?? most;
        }
        finally
        {
            await server.SettleAsync(account, most, used);
        }
    }

    /// <summary>What an answer says it took; none where it does not say.</summary>
    public static Tokens? UsedIn(JsonNode? answer) =>
        answer?["usage"] is JsonObject usage && Count(usage, "prompt_tokens") is { } prompt && Count(usage, "completion_tokens") is { } completion
            ? new Tokens(prompt, completion)
            : null;

    /// <exception cref="GatewayRefusedException">It is no JSON object with choices.</exception>
    public static JsonObject Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw GatewayRefusedException.Failed();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw GatewayRefusedException.Failed(e);
        }
    }

    private static int? Count(JsonObject usage, string name) =>
        usage[name] is JsonValue value && value.TryGetValue<int>(out var count) && count >= 0 ? count : null;

    private static GatewayRefusedException RefusalOf(ChatServerReply reply) => reply switch
    {
        ChatServerReply.Refused refused => GatewayRefusedException.Refused(refused.Message),
        ChatServerReply.Busy busy => GatewayRefusedException.Busy(busy.RetryAfter),
        _ => GatewayRefusedException.Failed(),
    };
}
