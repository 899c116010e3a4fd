using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Isegoria.Load;

/// <param name="Scripted">Milliseconds from sending a message to the last activity of its reply.</param>
internal sealed record Timings(List<double> Scripted, List<double> Answers);

/// <summary>Goes through a conversation at the Direct Line API: agrees, then asks questions, each once the last was answered.</summary>
internal sealed class SimulatedCitizen(Uri server, string slug, int number) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };
    private readonly ClientWebSocket _socket = new();
    private string _conversation = "";

    public async Task<Timings> TalkAsync(IReadOnlyList<string> questions, int rounds, CancellationToken cancellation)
    {
        await ArriveAsync(cancellation);
        var timings = new Timings([], []);
        var offered = await ReadReplyAsync(replyTo: null, cancellation);
        for (var round = 0; round < rounds; round++)
        {
            if (round < 2 && offered is not null)
                offered = await TimedAsync(offered, timings.Scripted, cancellation);
            await TimedAsync(Question(questions[(number + round) % questions.Count]), timings.Answers, cancellation);
        }

        return timings;
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
        _http.Dispose();
    }

    /// <summary>An everyday command, understood at any step.</summary>
    private static string Question(string question) => $"J’ai une question : {question}";

    private async Task ArriveAsync(CancellationToken cancellation)
    {
        var visitor = await PostAsync($"/c/{slug}/token", new { }, cancellation);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)visitor["token"]!);
        var started = await PostAsync("/v3/directline/conversations", new { locale = "fr" }, cancellation);
        _conversation = (string)started["conversationId"]!;
        await _socket.ConnectAsync(new Uri((string)started["streamUrl"]!), cancellation);
    }

    private async Task<string?> TimedAsync(string text, List<double> into, CancellationToken cancellation)
    {
        var clock = Stopwatch.GetTimestamp();
        var sent = await PostAsync(
            $"/v3/directline/conversations/{_conversation}/activities",
            new { type = "message", text, locale = "fr", from = new { id = "x" } },
            cancellation);
        var offered = await ReadReplyAsync((string)sent["id"]!, cancellation);
        into.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        return offered;
    }

    /// <summary>Reads until the reply's last message; answers the first suggested answer, if there is one.</summary>
    private async Task<string?> ReadReplyAsync(string? replyTo, CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var activity in await ReadFrameAsync(cancellation))
            {
                var isReply = (string?)activity!["from"]?["role"] == "bot" && (replyTo is null || (string?)activity["replyToId"] == replyTo);
                if (isReply && (string?)activity["inputHint"] == "expectingInput")
                    return (string?)activity["suggestedActions"]?["actions"]?[0]?["value"];
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
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"The server closed the stream: {part.CloseStatusDescription}"));
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
