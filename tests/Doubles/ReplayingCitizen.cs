using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Doubles;

/// <summary>
/// One participant of a published conversation, at the real Direct Line channel of a running bot: consents, and votes on whatever statement is shown
/// as in the file. A statement they have no vote on there is put aside.
/// </summary>
/// <param name="known">Ids of the statements by their words, see <see cref="Key"/>.</param>
public sealed class ReplayingCitizen(Uri server, string slug, IReadOnlyDictionary<string, IReadOnlyList<StatementId>> known, IReadOnlyDictionary<StatementId, Vote> votes) : IAsyncDisposable
{
    /// <summary>Buttons of the dialog "votes", which send what they say.</summary>
    private const string Agree = "Agree";
    private const string More = "Read more";

    private readonly HttpClient _http = new() { BaseAddress = server };
    private readonly ClientWebSocket _socket = new();
    private readonly HashSet<StatementId> _seen = [];
    private string _conversation = "";
    private JsonNode? _asked;

    /// <summary>Messages sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Votes given.</summary>
    public int Given { get; private set; }

    /// <summary>A statement's letters and digits: what is left of it whatever a channel does to its words.</summary>
    public static string Key(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>From the welcome until every statement was seen.</summary>
    public async Task VoteAsync(CancellationToken cancellation)
    {
        var visitor = await PostAsync($"/c/{slug}/token", new { }, cancellation);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)visitor["token"]!);
        var started = await PostAsync("/v3/directline/conversations", new { locale = "en" }, cancellation);
        _conversation = (string)started["conversationId"]!;
        await _socket.ConnectAsync(new Uri((string)started["streamUrl"]!), cancellation);
        _asked = await ReadReplyAsync(replyTo: null, cancellation);
        await SayAsync("yes", cancellation);
        while (await AnswerAsync(cancellation))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
        _http.Dispose();
    }

    /// <summary>False once no statement is shown any more.</summary>
    private async Task<bool> AnswerAsync(CancellationToken cancellation)
    {
        var offered = _asked!["suggestedActions"]?["actions"]?.AsArray().Select(action => (string?)action!["value"]).ToList() ?? [];
        if (offered.Contains(More))
        {
            await SayAsync(More, cancellation);
            return true;
        }
        if (!offered.Contains(Agree))
            return false;
        var shown = Shown((string)_asked["text"]!);
        _seen.Add(shown);
        if (votes.TryGetValue(shown, out var vote))
        {
            Given++;
            await SayAsync(vote.ToString().ToLowerInvariant(), cancellation);
        }
        else
        {
            await SayAsync("another", cancellation);
        }
        return true;
    }

    /// <summary>Statements that share their words are told apart by their turn alone.</summary>
    private StatementId Shown(string text)
    {
        var quoted = Key(text[(text.IndexOf('“', StringComparison.Ordinal) + 1)..text.LastIndexOf('”')]);
        return known.TryGetValue(quoted, out var ids)
            ? ids.FirstOrDefault(id => !_seen.Contains(id), ids[0])
            : throw new InvalidDataException("The bot shows a statement that the file does not hold.");
    }

    private async Task SayAsync(string text, CancellationToken cancellation)
    {
        Sent++;
        var sent = await PostAsync(
            $"/v3/directline/conversations/{_conversation}/activities", new { type = "message", text, locale = "en", from = new { id = "x" } }, cancellation);
        _asked = await ReadReplyAsync((string)sent["id"]!, cancellation);
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
