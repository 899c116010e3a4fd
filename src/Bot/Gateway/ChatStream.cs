using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Gateway;

/// <summary>An answer as it is written: <c>chat.completion.chunk</c> as server-sent events, a chunk for each sentence the gate has let through.</summary>
internal sealed class ChatStream(ChatCall call, GatewayVoice voice, TimeProvider time)
{
    private const string End = "[DONE]";

    /// <summary>Writes every event; nothing before the model's first, so that a server that fails can still be told of by a status.</summary>
    /// <exception cref="GatewayRefusedException">There was no answer, or no more of it.</exception>
    public async Task AnswerAsync(ChatRequest request, ConsultationId account, HttpResponse http, CancellationToken cancellation)
    {
        await call.RunAsync(request, account, PassOnAsync, cancellation);

        async Task<Tokens?> PassOnAsync(HttpResponseMessage response, bool streams)
        {
            Tokens? used = null;
            var chunks = new ChatChunks(() => voice.Choice(account, request), voice, request.Language, request.Holds);
            await foreach (var said in streams ? EventsAsync(response, cancellation) : WholeAsync(response, cancellation))
            {
                if (said["error"] is not null)
                    throw GatewayRefusedException.Failed();
                await foreach (var choice in chunks.HearAsync(said, cancellation))
                    await WriteAsync(http, Chunk(said, choice), cancellation);
                used = ChatCall.UsedIn(said) ?? used;
                if (ChatCall.UsedIn(said) is not null && request.WantsUsage)
                    await WriteAsync(http, Usage(said), cancellation);
            }
            await foreach (var choice in chunks.EndAsync(cancellation))
                await WriteAsync(http, Chunk([], choice), cancellation);
            await WriteAsync(http, End, cancellation);
            return used;
        }
    }

    public static async Task WriteAsync(HttpResponse http, string data, CancellationToken cancellation)
    {
        if (!http.HasStarted)
        {
            http.ContentType = "text/event-stream; charset=utf-8";
            http.Headers.CacheControl = "no-store";
            http.Headers["X-Accel-Buffering"] = "no";
        }
        await http.WriteAsync($"data: {data}\n\n", cancellation);
        await http.Body.FlushAsync(cancellation);
    }

    private string Chunk(JsonObject said, JsonObject choice)
    {
        var chunk = Envelope(said);
        chunk["choices"] = new JsonArray(choice);
        return chunk.ToJsonString();
    }

    private string Usage(JsonObject said)
    {
        var chunk = Envelope(said);
        (chunk["choices"], chunk["usage"]) = (new JsonArray(), said["usage"]!.DeepClone());
        return chunk.ToJsonString();
    }

    private JsonObject Envelope(JsonObject said) => new()
    {
        ["id"] = said["id"]?.ToString() ?? "chatcmpl",
        ["object"] = "chat.completion.chunk",
        ["created"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["model"] = call.ModelId,
    };

    private static async IAsyncEnumerable<JsonObject> EventsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellation))
        {
            if (item.Data == End)
                yield break;
            yield return ChatCall.Parsed(item.Data);
        }
    }

    /// <summary>A server that cannot stream: its whole answer as the one chunk it would have sent.</summary>
    private static async IAsyncEnumerable<JsonObject> WholeAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var said = await ChatCompletion.SaidAsync(response, cancellation);
        foreach (var choice in said["choices"]!.AsArray().Cast<JsonObject>())
            choice["delta"] = choice["message"]!.DeepClone();
        yield return said;
    }
}
