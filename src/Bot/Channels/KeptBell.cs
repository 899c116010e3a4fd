using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Rung in this process whenever something was kept that an open page may show: who listens looks at once. Nothing is said
/// with it, and what another process keeps is not heard: pages look every so often all the same.
/// </summary>
public sealed class KeptBell
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once it rings. To be taken before looking, so that nothing kept meanwhile is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

/// <summary>The line asks it to send as soon as a turn is kept: it rings, then the turn goes out.</summary>
internal sealed class RingingOutbox(Outbox outbox, KeptBell bell) : IOutbox
{
    public Task SendAsync(ConversationId conversation, CancellationToken cancellation)
    {
        bell.Ring();
        return outbox.SendAsync(conversation, cancellation);
    }
}
