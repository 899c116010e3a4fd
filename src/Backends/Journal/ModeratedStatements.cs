using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Moderation in the store: one row a statement, changed in one step, so that of two moderators the later one counts.</summary>
public sealed class ModeratedStatements(IDbContextFactory<DeliberationStore> stores) : IModeration
{
    public async Task<IReadOnlyList<Statement>> ReadAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Statements.AsNoTracking().Where(s => s.ConsultationId == consultation.Value)
            .OrderBy(s => s.ApprovedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        return [.. rows.Select(StatementRows.ToStatement)];
    }

    public async Task<bool> DecideAsync(
        ConsultationId consultation, StatementId statement, Moderation moderation, string reason, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var (value, told) = ((int)moderation, moderation is Moderation.Rejected ? reason : "");
        return await store.Statements
            .Where(s => s.ConsultationId == consultation.Value && s.Id == statement.Value && (s.Moderation != value || s.Reason != told))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Moderation, value).SetProperty(r => r.Reason, told), cancellation) == 1;
    }
}
