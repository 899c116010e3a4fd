using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>The requests in the store, which come there with their turn and leave it when their citizen's words are erased.</summary>
public sealed class OpenQuestions(IDbContextFactory<DeliberationStore> stores) : IOpenQuestions
{
    public async Task<IReadOnlyList<OpenQuestion>> ListAsync(ConsultationId consultation, bool closed, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Requests.AsNoTracking()
            .Where(r => r.ConsultationId == consultation.Value && (closed || r.ClosedAt == null))
            .OrderBy(r => r.Sequence)
            .ToListAsync(cancellation);
        return [.. rows.Select(Read)];
    }

    public async Task<bool> CloseAsync(ConsultationId consultation, long number, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Requests
            .Where(r => r.ConsultationId == consultation.Value && r.Sequence == number && r.ClosedAt == null)
            .ExecuteUpdateAsync(r => r.SetProperty(q => q.ClosedAt, at).SetProperty(q => q.ClosedBy, by), cancellation) == 1;
    }

    private static OpenQuestion Read(RequestRow row) => new(
        row.Sequence,
        row.ActivityId.Length > 0 ? new ActivityId(row.ActivityId) : null,
        new ConversationId(row.ConversationId),
        row.Text,
        row.At,
        row.ClosedAt,
        row.ClosedBy);
}
