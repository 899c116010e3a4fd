using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>Just enough of Direct Line for the page: token, start, resume, post, stream. No authentication.</summary>
internal sealed class ScriptedDirectLine
{
    private readonly ConcurrentDictionary<string, Conversation> _conversations = new();

    private int _made;

    /// <summary>Answers every request for a token with 503, as a server that is down behind its proxy does.</summary>
    public bool Down { get; set; }

    /// <summary>Hands over the messages of one reply last first; clients have been seen to receive them so.</summary>
    public bool Reversed { get; set; }

    /// <summary>Answers every message with 503 and takes none.</summary>
    public bool Refusing { get; set; }

    /// <summary>The clientActivityID of every message posted, those refused included, in order.</summary>
    public ConcurrentQueue<string> Posted { get; } = new();

    public IReadOnlyCollection<string> Conversations => [.. _conversations.Keys];

    /// <summary>Shows an activity to the open streams of the newest conversation; it is not kept.</summary>
    public void Show(JsonObject activity) => Newest.Show(activity);

    /// <summary>A message of the assistant in the newest conversation.</summary>
    public void Say(JsonObject activity) => Newest.Say(activity);

    private Conversation Newest => _conversations[$"c{_made}"];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/c/{slug}/token", async (HttpRequest request) =>
        {
            var body = await JsonNode.ParseAsync(request.Body);
            return Down ? Results.StatusCode(503) : Grant((string?)body?["resume"]);
        });
        endpoints.MapPost("/v3/directline/conversations", async (HttpRequest request) =>
        {
            var conversation = Of(request);
            conversation.Open((string?)(await JsonNode.ParseAsync(request.Body))?["locale"] ?? "fr");
            return Results.Json(Opened(request, conversation, "0"), statusCode: 201);
        });
        endpoints.MapGet("/v3/directline/conversations/{id}", (HttpRequest request, string id, string? watermark) =>
            Results.Json(Opened(request, _conversations[id], watermark ?? "0")));
        endpoints.MapPost("/v3/directline/conversations/{id}/activities", async (HttpRequest request, string id) =>
        {
            var activity = (await JsonNode.ParseAsync(request.Body))!.AsObject();
            Posted.Enqueue((string)activity["channelData"]!["clientActivityID"]!);
            return Refusing ? Results.StatusCode(503) : Results.Json(new { id = _conversations[id].Post(activity) });
        });
        endpoints.MapGet("/v3/directline/conversations/{id}/stream", (HttpContext context, string id, string watermark) =>
            _conversations[id].StreamAsync(context, int.Parse(watermark, CultureInfo.InvariantCulture)));
    }

    private IResult Grant(string? resume)
    {
        if (resume is not null && !_conversations.ContainsKey(resume))
            return Results.StatusCode(404);
        var id = resume ?? $"c{Interlocked.Increment(ref _made)}";
        _conversations.TryAdd(id, new Conversation(id, () => Reversed));
        return Results.Json(new { conversationId = id, token = Token(id), expires_in = 1800, resume = id });
    }

    private static string Token(string id)
    {
        static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"none"}""")}.{Part($$"""{"user":"dl_{{id}}","conv":"{{id}}"}""")}.{Part("none")}";
    }

    private Conversation Of(HttpRequest request)
    {
        var payload = request.Headers.Authorization.ToString().Split('.')[1].Replace('-', '+').Replace('_', '/');
        var json = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
        return _conversations[(string)JsonNode.Parse(json)!["conv"]!];
    }

    private static object Opened(HttpRequest request, Conversation conversation, string watermark) => new
    {
        conversationId = conversation.Id,
        token = Token(conversation.Id),
        expires_in = 1800,
        streamUrl = $"ws://{request.Host}/v3/directline/conversations/{conversation.Id}/stream?watermark={watermark}",
    };

    private sealed class Conversation(string id, Func<bool> reversed)
    {
        private readonly ScriptedAssistant _assistant = new();
        private readonly List<JsonObject> _log = [];
        private readonly List<Channel<JsonObject?>> _streams = [];
        private int _erased;

        public string Id => id;

        public void Open(string locale)
        {
            if (_log.Count == 0)
                Append(_assistant.Arrived(locale));
        }

        public string Post(JsonObject activity)
        {
            if (Known((string)activity["channelData"]!["clientActivityID"]!) is { } taken)
                return taken;
            activity["from"] = new JsonObject { ["id"] = $"dl_{id}", ["role"] = "user" };
            Append([activity]);
            if ((string?)activity["text"] == ScriptedAssistant.EraseAll)
                _erased = _log.Count;
            Append(_assistant.Answer((string?)activity["text"] ?? ""));
            return (string)activity["id"]!;
        }

        private string? Known(string clientActivityId)
        {
            lock (_log)
                return (string?)_log.Find(a => (string?)a["channelData"]?["clientActivityID"] == clientActivityId)?["id"];
        }

        public async Task StreamAsync(HttpContext context, int after)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var news = Channel.CreateUnbounded<JsonObject?>();
            lock (_log)
                _streams.Add(news);
            _ = ListenAsync(socket, news, context.RequestAborted);
            news.Writer.TryWrite(null);
            await foreach (var passing in news.Reader.ReadAllAsync(context.RequestAborted))
            {
                if (passing is not null)
                    await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"activities":[{{passing.ToJsonString()}}]}"""), WebSocketMessageType.Text, true, context.RequestAborted);
                after = await SendAsync(socket, after, context.RequestAborted);
            }
        }

        public void Say(JsonObject activity) => Append([activity]);

        public void Show(JsonObject activity)
        {
            lock (_log)
            {
                activity["conversation"] = new JsonObject { ["id"] = id };
                activity["timestamp"] = DateTime.UnixEpoch.AddDays(20_000).AddSeconds(_log.Count - 0.5).ToString("O", CultureInfo.InvariantCulture);
                _streams.ForEach(stream => stream.Writer.TryWrite(activity));
            }
        }

        private async Task<int> SendAsync(WebSocket socket, int after, CancellationToken cancellation)
        {
            string json;
            lock (_log)
            {
                if (after == _log.Count)
                    return after;
                var news = _log.Skip(Math.Max(after, _erased)).Select(a => a.DeepClone());
                json = new JsonObject { ["activities"] = new JsonArray([.. reversed() ? news.Reverse() : news]), ["watermark"] = $"{_log.Count}" }.ToJsonString();
                after = _log.Count;
            }

            await socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, cancellation);
            return after;
        }

        /// <summary>Clients send nothing but empty frames; the end of them is the end of the stream.</summary>
        private static async Task ListenAsync(WebSocket socket, Channel<JsonObject?> news, CancellationToken cancellation)
        {
            try
            {
                while ((await socket.ReceiveAsync(new byte[64], cancellation)).MessageType != WebSocketMessageType.Close)
                    continue;
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException)
            {
                // Gone without a word, as phones do.
            }

            news.Writer.TryComplete();
        }

        private void Append(IEnumerable<JsonObject> activities)
        {
            lock (_log)
            {
                foreach (var activity in activities)
                {
                    activity["id"] = $"{id}|{_log.Count + 1:D7}";
                    activity["conversation"] = new JsonObject { ["id"] = id };
                    activity["timestamp"] = DateTime.UnixEpoch.AddDays(20_000).AddSeconds(_log.Count).ToString("O", CultureInfo.InvariantCulture);
                    _log.Add(activity);
                }

                _streams.ForEach(stream => stream.Writer.TryWrite(null));
            }
        }
    }
}
