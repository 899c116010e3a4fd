using Isegoria.Bot.Metering;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>
/// The queue before the line. Messages of one conversation are answered one after the other, those of different
/// conversations side by side. It holds nothing that the journal does not: at start, before anything new is accepted, it
/// takes up what was left unanswered.
/// </summary>
public sealed partial class Inbox(
    ITurnJournal journal, IServiceProvider services, IOptions<InboxOptions> options, TimeProvider time, ILogger<Inbox> logger) : IHostedService, IDisposable
{
    private readonly Dictionary<ConversationId, Lane> _lanes = [];
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce!.Value);
    private readonly CancellationTokenSource _stopping = new();
    private readonly LineMeter _meter = services.GetRequiredService<LineMeter>();
    private volatile bool _hasLeft;

    /// <summary>How many conversations have a message that waits or is being answered.</summary>
    public int Busy
    {
        get
        {
            lock (_lanes)
                return _lanes.Count;
        }
    }

    /// <summary>Stores the message; once this returns it is never lost. A redelivered one changes nothing.</summary>
    public async Task AcceptAsync(CitizenMessage message, CancellationToken cancellation)
    {
        if (await journal.ReceiveAsync(message, cancellation))
            Enqueue(message);
    }

    /// <summary>Carries messages through the line that the journal holds already.</summary>
    public void TakeUp(IEnumerable<CitizenMessage> kept)
    {
        foreach (var message in kept)
            Enqueue(message);
    }

    /// <summary>Takes up again what could not be answered at all, unless it is on its way.</summary>
    public async Task TakeUpLeftAsync(CancellationToken cancellation)
    {
        if (!_hasLeft)
            return;
        var unanswered = await journal.UnansweredAsync(cancellation);
        _hasLeft = false;
        lock (_lanes)
        {
            var underWay = _lanes.Values.SelectMany(lane => lane.Waiting.Append(lane.Current)).Select(message => message?.Activity).ToHashSet();
            TakeUp(unanswered.Where(message => !underWay.Contains(message.Activity)));
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var left = await journal.UnansweredAsync(cancellationToken);
        if (left.Count > 0)
            LogTakenUp(left.Count);
        TakeUp(left);
    }

    /// <summary>Lets what is being answered come to its next step; the rest stays in the journal, for the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_lanes)
            running = [.. _lanes.Values.Select(lane => lane.Running)];
        await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _places.Dispose();
        _stopping.Dispose();
    }

    private void Enqueue(CitizenMessage message)
    {
        lock (_lanes)
        {
            if (_lanes.TryGetValue(message.Conversation, out var busy))
            {
                busy.Waiting.Enqueue(message);
                return;
            }

            var lane = new Lane();
            lane.Waiting.Enqueue(message);
            _lanes[message.Conversation] = lane;

            // On another thread: whoever delivered the message gets its acknowledgement now.
            lane.Running = Task.Run(() => ServeAsync(message.Conversation, lane));
        }
    }

    private async Task ServeAsync(ConversationId conversation, Lane lane)
    {
        while (Take(conversation, lane) is { } message)
        {
            try
            {
                if (!await AnswerAsync(message, _stopping.Token))
                    Leave(message, lane);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>The next message of the lane; an empty lane is closed in the same breath, so that none can slip in between.</summary>
    private CitizenMessage? Take(ConversationId conversation, Lane lane)
    {
        lock (_lanes)
        {
            if (lane.Waiting.TryDequeue(out var next))
                return lane.Current = next;
            _lanes.Remove(conversation);
            return null;
        }
    }

    /// <summary>
    /// Tries the line, then a notice that it failed. A message that not even a notice answers is left in the journal for
    /// <see cref="TakeUpLeftAsync"/>, and the conversation goes on; what was overtaken so gets the notice, for the citizen
    /// is asked something else by now. Nobody's place is held during a pause, nor while a channel takes its time.
    /// </summary>
    private async Task<bool> AnswerAsync(CitizenMessage message, CancellationToken cancellation)
    {
        var attempts = options.Value.Attempts!.Value;
        var isLate = message is { IsOvertaken: true, Kind: MessageKind.Said };
        for (var attempt = 1; attempt <= 2 * attempts; attempt++)
        {
            if (await TryAsync(message, giveUp: isLate || attempt > attempts, attempt, cancellation))
                return true;
            await Task.Delay(options.Value.Pause!.Value * attempt, time, cancellation);
        }
        return false;
    }

    private void Leave(CitizenMessage message, Lane lane)
    {
        LogLeft(message.Activity);
        _meter.Left();
        lock (_lanes)
            lane.Current = null;
        _hasLeft = true;
    }

    private async Task<bool> TryAsync(CitizenMessage message, bool giveUp, int attempt, CancellationToken cancellation)
    {
        try
        {
            var turn = services.GetRequiredService<CitizenTurn>();
            await KeepAsync(turn, message, giveUp, cancellation);
            await turn.SendAsync(message.Conversation, cancellation);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogFailed(message.Activity, attempt, Fault.Of(e));
            _meter.Failed();
            return false;
        }
    }

    private async Task KeepAsync(CitizenTurn turn, CitizenMessage message, bool giveUp, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var since = time.GetUtcNow();
        try
        {
            if (giveUp)
                await turn.GiveUpAsync(message, cancellation);
            else
                Meter(await turn.KeepAsync(message, cancellation), since);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>What a redelivered message was answered with before was counted then.</summary>
    private void Meter(Turn kept, DateTimeOffset since)
    {
        if (kept.DecidedAt >= since)
            _meter.Kept(kept);
    }

    [LoggerMessage(LogLevel.Information, "{Count} messages were received and not answered before the last stop; answering them now")]
    private partial void LogTakenUp(int count);

    [LoggerMessage(LogLevel.Error, "Message {Activity} not answered at attempt {Attempt}: {Fault}")]
    private partial void LogFailed(ActivityId activity, int attempt, string fault);

    [LoggerMessage(LogLevel.Critical, "Message {Activity} could not be answered at all; it stays in the journal and is taken up again later")]
    private partial void LogLeft(ActivityId activity);

    private sealed class Lane
    {
        public CitizenMessage? Current { get; set; }

        public Queue<CitizenMessage> Waiting { get; } = new();

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
