using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <param name="Broken">Conversations whose chain does not hold, each with its first turn that does not follow; none where turns are missing at its end.</param>
public sealed record RecordTally(int Conversations, IReadOnlyList<(ConversationId Conversation, ActivityId? Turn)> Broken);

/// <summary>Follows the chains of a consultation's conversations: whether every turn that was kept is there, and none was changed afterwards.</summary>
public sealed class RecordCheck(IDbContextFactory<DeliberationStore> stores)
{
    public async Task<RecordTally> FollowAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var walks = await store.Conversations.AsNoTracking().Where(c => c.ConsultationId == consultation.Value && c.Turns > 0)
            .ToDictionaryAsync(c => c.Id, c => new ChainWalk(c.Head, c.Turns), cancellation);
        var rows = store.Turns.AsNoTracking().Where(t => t.ConsultationId == consultation.Value).OrderBy(t => t.ConversationId).ThenBy(t => t.Number);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (walks.TryGetValue(row.ConversationId, out var walk))
                walk.Take(row);
        }
        return new RecordTally(walks.Count, [.. walks.Where(walk => !walk.Value.IsWhole).OrderBy(walk => walk.Key, StringComparer.Ordinal)
            .Select(walk => (new ConversationId(walk.Key), walk.Value.Broken))]);
    }
}
