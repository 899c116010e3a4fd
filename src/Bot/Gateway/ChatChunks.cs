using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Bot.Gateway;

/// <summary>Turns the chunks a model sends into those a caller gets: words are held until their sentence has passed, calls of tools until all of them are there.</summary>
/// <param name="isCallers">Whether a text is one that the caller has sent.</param>
internal sealed class ChatChunks(Func<ChatChoice> begin, GatewayVoice voice, Language language, Func<string, bool> isCallers)
{
    private readonly SortedDictionary<int, Answer> _answers = [];

    public async IAsyncEnumerable<JsonObject> HearAsync(JsonObject said, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var given in (said["choices"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var index = given["index"] is JsonValue value && value.TryGetValue<int>(out var place) ? place : 0;
            if (!_answers.TryGetValue(index, out var answer))
            {
                _answers[index] = answer = new Answer(begin());
                yield return Piece(index, new JsonObject { ["role"] = "assistant", ["content"] = "" });
            }
            await foreach (var choice in HearAsync(index, answer, given["delta"] as JsonObject ?? [], cancellation))
                yield return choice;
            if (given["finish_reason"]?.ToString() is { } finish)
                await foreach (var choice in EndAsync(index, answer, finish, cancellation))
                    yield return choice;
        }
    }

    /// <summary>Once nothing more comes: what a server that gives no reason for its end has left.</summary>
    public async IAsyncEnumerable<JsonObject> EndAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_answers.Count == 0)
            throw GatewayRefusedException.Failed();
        foreach (var (index, answer) in _answers.Where(answer => !answer.Value.HasEnded).ToList())
            await foreach (var choice in EndAsync(index, answer, "length", cancellation))
                yield return choice;
    }

    private static async IAsyncEnumerable<JsonObject> HearAsync(int index, Answer answer, JsonObject delta, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (delta["content"] is JsonValue content)
            foreach (var piece in await answer.Choice.HearAsync(content.ToString(), cancellation))
                yield return Piece(index, piece);
        if (delta["refusal"] is JsonValue refusal)
            answer.Refusal.Append(refusal.ToString());
        answer.Calls.Hear(delta);
    }

    private async IAsyncEnumerable<JsonObject> EndAsync(int index, Answer answer, string finish, [EnumeratorCancellation] CancellationToken cancellation)
    {
        answer.HasEnded = true;
        foreach (var piece in await answer.Choice.EndAsync(cancellation))
            yield return Piece(index, piece);
        if (answer.Calls.Any)
            yield return await CalledAsync(index, answer, cancellation);
        if (answer.Refusal.Length > 0)
            yield return Piece(index, new JsonObject { ["refusal"] = await answer.Choice.RefusalAsync(answer.Refusal.ToString(), cancellation) });
        var last = Piece(index, []);
        last["finish_reason"] = answer.Choice.FinishReason(finish);
        last[ChatRequest.Extension] = voice.MarkOf(answer.Choice.Worst, language);
        yield return last;
    }

    private async Task<JsonObject> CalledAsync(int index, Answer answer, CancellationToken cancellation) =>
        await answer.Choice.InPlaceOfAsync(answer.Calls, isCallers, cancellation) is { } notice
            ? Piece(index, notice)
            : Piece(index, new JsonObject(answer.Calls.Fields(indexed: true).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))));

    private static JsonObject Piece(int index, GatedPiece piece)
    {
        var choice = Piece(index, new JsonObject { ["content"] = piece.Text });
        choice[ChatRequest.Extension] = GatewayVoice.MarkOf(piece);
        return choice;
    }

    private static JsonObject Piece(int index, JsonObject delta) =>
        new() { ["index"] = index, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = null };

    private sealed class Answer(ChatChoice choice)
    {
        public ChatChoice Choice => choice;

        public StringBuilder Refusal { get; } = new();

        public ChatCalls Calls { get; } = new();

        public bool HasEnded { get; set; }
    }
}
