using System.Text.Json.Nodes;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Gateway;

/// <summary>An answer in one piece: <c>chat.completion</c>. Only what is known to be harmless or was judged comes through.</summary>
internal sealed class ChatCompletion(ChatCall call, GatewayVoice voice, TimeProvider time)
{
    /// <summary>No answer is longer; a server that sends more sends rubbish.</summary>
    private const int LargestBytes = 8_000_000;

    /// <exception cref="GatewayRefusedException">There was no answer.</exception>
    public async Task<JsonObject> AnswerAsync(ChatRequest request, ConsultationId account, CancellationToken cancellation)
    {
        JsonObject? answer = null;
        await call.RunAsync(request, account, ReadAsync, cancellation);
        return answer!;

        async Task<Tokens?> ReadAsync(HttpResponseMessage response, bool streams)
        {
            var said = await SaidAsync(response, cancellation);
            answer = await GatedAsync(said, request, account, cancellation);
            return ChatCall.UsedIn(said);
        }
    }

    /// <exception cref="GatewayRefusedException">What came is no completion.</exception>
    public static async Task<JsonObject> SaidAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(LargestBytes, cancellation);
        var said = ChatCall.Parsed(await response.Content.ReadAsStringAsync(cancellation));
        return said["choices"] is JsonArray { Count: > 0 } choices && choices.All(choice => choice?["message"] is JsonObject) ? said : throw GatewayRefusedException.Failed();
    }

    private async Task<JsonObject> GatedAsync(JsonObject said, ChatRequest request, ConsultationId account, CancellationToken cancellation)
    {
        var (choices, worst) = (new JsonArray(), PieceVerdict.Passed);
        foreach (var (index, given) in said["choices"]!.AsArray().Index())
        {
            var choice = voice.Choice(account, request);
            choices.Add(await ChoiceAsync(given!.AsObject(), index, choice, request, cancellation));
            worst = (PieceVerdict)Math.Max((int)worst, (int)choice.Worst);
        }
        return new JsonObject
        {
            ["id"] = said["id"]?.ToString() ?? "chatcmpl",
            ["object"] = "chat.completion",
            ["created"] = time.GetUtcNow().ToUnixTimeSeconds(),
            ["model"] = call.ModelId,
            ["choices"] = choices,
            ["usage"] = said["usage"]?.DeepClone(),
            [ChatRequest.Extension] = voice.MarkOf(worst, request.Language),
        };
    }

    private async Task<JsonObject> ChoiceAsync(JsonObject given, int index, ChatChoice choice, ChatRequest request, CancellationToken cancellation)
    {
        var said = given["message"]!.AsObject();
        var content = said["content"] as JsonValue;
        List<GatedPiece> pieces = content is null ? [] : [.. await choice.HearAsync(content.ToString(), cancellation), .. await choice.EndAsync(cancellation)];
        var calls = new ChatCalls();
        calls.Hear(said);
        if (await choice.InPlaceOfAsync(calls, request.Holds, cancellation) is { } notice)
            pieces.Add(notice);
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = content is null && pieces.Count == 0 ? null : string.Concat(pieces.Select(piece => piece.Text)),
            ["refusal"] = said["refusal"] is JsonValue refusal ? await choice.RefusalAsync(refusal.ToString(), cancellation) : null,
        };
        foreach (var (name, value) in choice.HasCalled ? calls.Fields(indexed: false) : [])
            message[name] = value;
        var mark = voice.MarkOf(choice.Worst, request.Language);
        mark["sentences"] = new JsonArray([.. pieces.Select(piece => (JsonNode)Placed(piece))]);
        return new JsonObject
        {
            ["index"] = index,
            ["message"] = message,
            ["logprobs"] = null,
            ["finish_reason"] = choice.FinishReason(given["finish_reason"]?.ToString()),
            [ChatRequest.Extension] = mark,
        };
    }

    /// <summary>The pieces are the content, one after the other, so their lengths say where each stands.</summary>
    private static JsonObject Placed(GatedPiece piece)
    {
        var mark = GatewayVoice.MarkOf(piece);
        mark["length"] = piece.Text.Length;
        return mark;
    }
}
