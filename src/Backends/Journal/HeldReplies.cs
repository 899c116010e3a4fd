using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

public sealed class HeldReplies(IDbContextFactory<DeliberationStore> stores) : IHeldReplies
{
    public async Task<IReadOnlyList<HeldReply>> WaitingAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.HeldReplies.AsNoTracking().Where(h => h.ConsultationId == consultation.Value && h.DecidedAt == null)
            .OrderBy(h => h.HeldAt).ToListAsync(cancellation);
        return [.. rows.Select(Read)];
    }

    public async Task<IReadOnlyList<HeldReply>> OverdueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.HeldReplies.AsNoTracking().Where(h => h.DecidedAt == null && h.Until <= now)
            .OrderBy(h => h.Until).ToListAsync(cancellation);
        return [.. rows.Select(Read)];
    }

    public async Task<CitizenMessage?> DecideAsync(Told.Decided decided, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var outcome = decided.Outcome.ToString();
        var first = await store.HeldReplies.Where(h => h.ActivityId == decided.Reply.Value && h.DecidedAt == null)
            .ExecuteUpdateAsync(h => h.SetProperty(r => r.DecidedAt, at).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.DecidedBy, decided.By), cancellation) == 1;
        if (!first)
            return null;
        var conversation = store.Conversations.AsNoTracking()
            .Where(c => c.Progress != null && store.HeldReplies.Any(h => h.ActivityId == decided.Reply.Value && h.ConversationId == c.Id));
        var messages = await ToldRows.AddAsync(store, conversation, decided, $"decided/{decided.Reply}", at, cancellation);
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return messages.SingleOrDefault();
    }

    private static HeldReply Read(HeldReplyRow row) =>
        new(new ActivityId(row.ActivityId), new ConversationId(row.ConversationId), row.HeldAt, row.Until);
}
