using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Sends what the journal holds, in the order it was kept. A reply is marked as sent after the channel took it, so it may
/// go out twice and never not at all; its ids derive from the turn, so a channel that knows them shows it once.
/// </summary>
public sealed partial class Outbox(
    ITurnJournal journal, ReplyDelivery delivery, IOptions<OutboxOptions> options, TimeProvider time, ILogger<Outbox> logger) : IOutbox
{
    private readonly ConversationLocks _locks = new();

    /// <summary>Whether or not the oldest is due: who has just written is there to be reached, however long the channel was not.</summary>
    public Task SendAsync(ConversationId conversation, CancellationToken cancellation) => SendAsync(conversation, DateTimeOffset.MaxValue, cancellation);

    /// <summary>
    /// Sends what is due in any conversation, several side by side; answers how many conversations it went through. One that
    /// fails stops no other.
    /// </summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await journal.DueAsync(now, options.Value.Batch!.Value, cancellation);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = options.Value.AtOnce!.Value, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due, sideBySide, async (conversation, token) =>
        {
            try
            {
                await SendAsync(conversation, now, token);
            }
            catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
            {
                LogNotRead(conversation, Fault.Of(e));
            }
        });
        return due.Count;
    }

    /// <summary>In order: while the oldest waits for its next attempt, the others wait behind it.</summary>
    private async Task SendAsync(ConversationId conversation, DateTimeOffset dueBy, CancellationToken cancellation)
    {
        using var held = await _locks.EnterAsync(conversation, cancellation);
        foreach (var reply in await journal.UnsentAsync(conversation, options.Value.Batch!.Value, cancellation))
        {
            if (reply.DueAt > dueBy || !await TrySendAsync(reply, cancellation))
                return;
        }
    }

    private async Task<bool> TrySendAsync(UnsentReply reply, CancellationToken cancellation)
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Value.TimeLimit!.Value, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            await delivery.DeliverAsync(reply, either.Token);
            await journal.MarkSentAsync(reply.Activity, time.GetUtcNow(), cancellation);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var pause = PauseAfter(reply.Attempts + 1);
            LogNotSent(reply.Activity, reply.Attempts + 1, pause, Fault.Of(e));
            await journal.MarkFailedAsync(reply.Activity, time.GetUtcNow() + pause, cancellation);
            return false;
        }
    }

    private TimeSpan PauseAfter(int attempts)
    {
        var doubled = options.Value.FirstPause!.Value * Math.Pow(2, Math.Min(attempts - 1, 20));
        return doubled < options.Value.LongestPause!.Value ? doubled : options.Value.LongestPause.Value;
    }

    [LoggerMessage(LogLevel.Warning, "Reply to {Activity} not sent at attempt {Attempts}; next in {Pause}: {Fault}")]
    private partial void LogNotSent(ActivityId activity, int attempts, TimeSpan pause, string fault);

    [LoggerMessage(LogLevel.Error, "The replies of conversation {Conversation} were not sent; the next round tries again: {Fault}")]
    private partial void LogNotRead(ConversationId conversation, string fault);
}
