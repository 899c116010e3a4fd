using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Isegoria.Doubles;

/// <summary>A citizen's end of a conversation at the Direct Line API: says something, and reads until the reply's last message.</summary>
public sealed class DirectLineCitizen(Uri server, string slug, string locale) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };
    private readonly ClientWebSocket _socket = new();
    private string _conversation = "";

    /// <summary>Answers the last message of the welcome.</summary>
    public async Task<JsonNode> ArriveAsync(CancellationToken cancellation)
    {
        var visitor = await PostAsync($"/c/{slug}/token", new { }, cancellation);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)visitor["token"]!);
        var started = await PostAsync("/v3/directline/conversations", new { locale }, cancellation);
        _conversation = (string)started["conversationId"]!;
        await _socket.ConnectAsync(new Uri((string)started["streamUrl"]!), cancellation);
        return await ReadReplyAsync(replyTo: null, cancellation);
    }

    /// <summary>Answers the last message of the reply.</summary>
    public async Task<JsonNode> SayAsync(string text, CancellationToken cancellation)
    {
        var sent = await PostAsync(
            $"/v3/directline/conversations/{_conversation}/activities", new { type = "message", text, locale, from = new { id = "x" } }, cancellation);
        return await ReadReplyAsync((string)sent["id"]!, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
        _http.Dispose();
    }

    private async Task<JsonNode> ReadReplyAsync(string? replyTo, CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var activity in await ReadFrameAsync(cancellation))
            {
                var isReply = (string?)activity!["from"]?["role"] == "bot" && (replyTo is null || (string?)activity["replyToId"] == replyTo);
                if (isReply && (string?)activity["inputHint"] == "expectingInput")
                    return activity;
            }
        }
    }

    private async Task<JsonArray> ReadFrameAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new IOException($"The server closed the stream: {part.CloseStatusDescription}");
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return whole.Length == 0 ? [] : JsonNode.Parse(whole.ToArray())?["activities"]?.AsArray() ?? [];
    }

    private async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellation)
    {
        using var response = await _http.PostAsJsonAsync(path, body, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"{path}: {(int)response.StatusCode} {text}");
    }
}
