using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>A client's end of a stream.</summary>
public sealed class DirectLineSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _frames = [];

    /// <summary>The last one received.</summary>
    public string? Watermark { get; private set; }

    /// <summary>Every frame as it came.</summary>
    public IReadOnlyList<string> Frames => _frames;

    public static async Task<DirectLineSocket> OpenAsync(string url, string? origin = null)
    {
        var opened = new DirectLineSocket();
        if (origin is not null)
            opened._socket.Options.SetRequestHeader("Origin", origin);
        await opened._socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
        return opened;
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next frame as it is, or null where the server closed.</summary>
    public async Task<string?> FrameAsync(TimeSpan? within = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(within ?? Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, limit.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        _frames.Add(Encoding.UTF8.GetString(frame.ToArray()));
        return _frames[^1];
    }

    /// <summary>Activities up to the first that fits. Every frame that is not empty has an array of them.</summary>
    public async Task<IReadOnlyList<JsonNode>> UntilAsync(Func<JsonNode, bool> fits)
    {
        var seen = new List<JsonNode>();
        while (true)
        {
            var frame = await FrameAsync() ?? throw new InvalidOperationException($"The server closed after {seen.Count} activities.");
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame)!;
            var activities = set["activities"]!.AsArray();
            seen.AddRange(activities.Select(a => a!));
            Watermark = set["watermark"]?.GetValue<string>() ?? Watermark;
            if (activities.Any(a => fits(a!)))
                return seen;
        }
    }

    /// <summary>True where nothing but empty frames comes for a while.</summary>
    public async Task<bool> IsSilentAsync(TimeSpan time)
    {
        try
        {
            while (true)
            {
                if (await FrameAsync(time) is { Length: > 0 })
                    return false;
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return true; // Reading was cut off, which also ends this socket.
        }
    }

    public void Abort() => _socket.Abort();

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public void Dispose() => _socket.Dispose();
}

/// <summary>What tests look for in activities.</summary>
internal static class Seen
{
    public static string Text(this JsonNode activity) => activity["text"]?.GetValue<string>() ?? "";

    public static string Id(this JsonNode activity) => activity["id"]!.GetValue<string>();

    public static string Type(this JsonNode activity) => activity["type"]!.GetValue<string>();

    public static bool IsFromBot(this JsonNode activity) => activity["from"]!["role"]?.GetValue<string>() == "bot";
}
