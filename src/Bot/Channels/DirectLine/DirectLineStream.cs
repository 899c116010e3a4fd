using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading.Channels;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// One open socket: first what the history holds after the watermark, then what comes, in frames of at most
/// <see cref="MostPerFrame"/> activities and about <see cref="MostCharacters"/>, so that a slow line gets something whole within
/// the time limit of one frame. It reads the history only after it can be woken, so nothing falls between.
/// </summary>
internal sealed class DirectLineStream(
    ConversationId conversation, long watermark, IChannelLog log, DirectLineOptions options, TimeProvider time) : IDisposable
{
    private const int MostPerFrame = 50;
    private const int MostCharacters = 256 * 1024;
    private const int MostWaiting = 32;
    private static readonly PassingFrame Empty = new("");

    // A frame to send as it is, or null for "look into the history", which follows every frame anyway: dropping some is safe.
    private readonly Channel<PassingFrame?> _wakes = Channel.CreateBounded<PassingFrame?>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly CancellationTokenSource _stopped = new();
    private long _sent = watermark;
    private string? _begun;

    public ConversationId Conversation { get; } = conversation;

    public void Wake(PassingFrame? frame = null) => _wakes.Writer.TryWrite(frame);

    /// <summary>Ends the stream from this side.</summary>
    public void Stop()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Ends when the client closes, when <see cref="Stop"/> is called or when the client is too slow. A fault of the history is thrown.</summary>
    public async Task RunAsync(WebSocket socket, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token, cancellation);
        var listening = ListenAsync(socket, cancellation);
        var speaking = SpeakAsync(socket, ending.Token);
        await Task.WhenAny(listening, speaking);
        await ending.CancelAsync();
        await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseAsync(socket, listening);
        if (speaking.Exception?.InnerException is { } fault and not WebSocketException)
            ExceptionDispatchInfo.Throw(fault);
    }

    public void Dispose() => _stopped.Dispose();

    private async Task SpeakAsync(WebSocket socket, CancellationToken cancellation)
    {
        await using var heartbeat = time.CreateTimer(_ => Wake(Empty), null, options.KeepAlive!.Value, options.KeepAlive.Value);
        Wake();
        await foreach (var frame in _wakes.Reader.ReadAllAsync(cancellation))
        {
            await PassAsync(socket, frame, cancellation);
            while (await TellNewsAsync(socket, cancellation))
                continue;
        }
    }

    /// <summary>Sends what is new in the history. What was to pass before it was put there, passes before it.</summary>
    /// <returns>Whether there was a wake meanwhile, so that there may be more.</returns>
    private async Task<bool> TellNewsAsync(WebSocket socket, CancellationToken cancellation)
    {
        var news = await log.ReadAsync(Conversation, _sent, cancellation);
        var woken = false;
        for (; _wakes.Reader.TryRead(out var frame); woken = true)
            await PassAsync(socket, frame, cancellation);
        for (var at = 0; at < news.Count;)
        {
            var part = Frame(news, at);
            var last = part[^1].Sequence;
            await SendAsync(socket, DirectLineJson.Set(part.Select(a => a.Json), last), cancellation);
            _sent = last;
            at += part.Count;
        }
        return woken;
    }

    /// <summary>At least one activity, whatever its length.</summary>
    private static List<LoggedActivity> Frame(IReadOnlyList<LoggedActivity> news, int from)
    {
        var length = 0;
        return [.. news.Skip(from).Take(MostPerFrame).TakeWhile((activity, at) => (length += activity.Json.Length) <= MostCharacters || at == 0)];
    }

    private async Task PassAsync(WebSocket socket, PassingFrame? frame, CancellationToken cancellation)
    {
        if (frame is null)
            return;
        var text = frame.Stream == _begun ? frame.Text : frame.Beginning ?? frame.Text;
        _begun = frame.Stream ?? _begun;
        await SendAsync(socket, text, cancellation);
    }

    /// <summary>What clients send means nothing but that they are there; it is read so that their closing is seen.</summary>
    private async Task ListenAsync(WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[1024];
        var length = 0;
        while (length <= options.MostBodyBytes)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            length = received.EndOfMessage ? 0 : length + received.Count;
        }
    }

    private async Task SendAsync(WebSocket socket, string frame, CancellationToken cancellation)
    {
        using var limit = Limit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    private async Task CloseAsync(WebSocket socket, Task listening)
    {
        try
        {
            using var limit = Limit();
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await listening.WaitAsync(limit.Token); // The client answers with its own close.
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client is gone already.
        }
        finally
        {
            socket.Abort();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private CancellationTokenSource Limit() => new(options.SendTimeout!.Value, time);
}
