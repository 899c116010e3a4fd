using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>The channel history in the store. Two writers in one conversation wait for each other, so numbers have no gap a reader could miss.</summary>
public sealed class ChannelLog(IDbContextFactory<DeliberationStore> stores) : IChannelLog
{
    public async Task<bool> OpenAsync(ConversationId conversation, ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        if (await Row(store, conversation).AnyAsync(cancellation))
            return false;

        store.Conversations.Add(new ConversationRow { Id = conversation.Value, ConsultationId = consultation.Value });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // On a store whose transactions do not exclude each other, the same conversation was opened meanwhile.
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<ConsultationId?> FindAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var consultation = await Row(store, conversation).Select(c => c.ConsultationId).FirstOrDefaultAsync(cancellation);
        return consultation is null ? null : new ConsultationId(consultation);
    }

    /// <exception cref="InvalidOperationException">The conversation is not open.</exception>
    public async Task<long> AppendAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);

        // Counting up comes first: it locks the conversation's row, so numbers become visible in the order they were given.
        var counted = await Row(store, conversation)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.Activities, r => r.Activities + 1), cancellation);
        if (counted == 0)
            throw new InvalidOperationException($"Conversation {conversation} is not open.");

        var known = await Entry(store, conversation, activityId).Select(a => (long?)a.Sequence).FirstOrDefaultAsync(cancellation);
        if (known is { } earlier)
            return earlier; // The transaction is dropped, and the count with it.

        var sequence = await Row(store, conversation).Select(c => c.Activities).SingleAsync(cancellation);
        store.Activities.Add(new ActivityRow { ConversationId = conversation.Value, Sequence = sequence, Id = activityId, Json = json });
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return sequence;
    }

    public async Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Activities
            .Where(a => a.ConversationId == conversation.Value && a.Sequence > after)
            .OrderBy(a => a.Sequence)
            .Select(a => new LoggedActivity(a.Sequence, a.Id, a.Json))
            .ToListAsync(cancellation);
    }

    public async Task<bool> HasAsync(ConversationId conversation, string activityId, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Entry(store, conversation, activityId).AnyAsync(cancellation);
    }

    public async Task<long> LastAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Row(store, conversation).Select(c => c.Activities).FirstOrDefaultAsync(cancellation);
    }

    public async Task ReplaceAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await Entry(store, conversation, activityId).ExecuteUpdateAsync(a => a.SetProperty(r => r.Json, json), cancellation);
    }

    public async Task EraseAsync(ConversationId conversation, ActivityId wish, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var place = await ContributionRows.PlaceAsync(store, wish.Value, cancellation);
        await ContributionRows.ErasedActivities(store, conversation.Value, place).ExecuteDeleteAsync(cancellation);
    }

    private static IQueryable<ConversationRow> Row(DeliberationStore store, ConversationId conversation) =>
        store.Conversations.Where(c => c.Id == conversation.Value);

    private static IQueryable<ActivityRow> Entry(DeliberationStore store, ConversationId conversation, string activityId) =>
        store.Activities.Where(a => a.ConversationId == conversation.Value && a.Id == activityId);
}
