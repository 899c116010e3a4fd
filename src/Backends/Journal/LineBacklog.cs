using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>What waits on the line, for those who watch over it.</summary>
public sealed class LineBacklog(IDbContextFactory<DeliberationStore> stores)
{
    /// <param name="Unanswered">Messages received and not answered yet.</param>
    /// <param name="Unsent">Replies kept and not taken by their channel yet.</param>
    /// <param name="OldestUnsent">When the oldest of them was decided.</param>
    public sealed record Waits(int Unanswered, int Unsent, DateTimeOffset? OldestUnsent);

    public async Task<Waits> ReadAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var unsent = store.Turns.AsNoTracking().Where(t => t.SentAt == null);
        return new Waits(
            await store.Messages.CountAsync(m => !m.Answered, cancellation),
            await unsent.CountAsync(cancellation),
            await unsent.OrderBy(t => t.Sequence).Select(t => (DateTimeOffset?)t.DecidedAt).FirstOrDefaultAsync(cancellation));
    }
}
