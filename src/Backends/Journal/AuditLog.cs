using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Rows are only ever added.</summary>
public sealed class AuditLog(IDbContextFactory<DeliberationStore> stores) : IAuditLog
{
    public async Task WriteAsync(AuditEntry entry, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.Audit.Add(new AuditRow
        {
            At = entry.At,
            Who = entry.Who,
            ConsultationId = entry.Consultation?.Value ?? "",
            Action = entry.Action,
            Target = entry.Target,
        });
        await store.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(ConsultationId? consultation, int most, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Audit.AsNoTracking()
            .Where(a => consultation == null || a.ConsultationId == consultation.Value.Value)
            .OrderByDescending(a => a.Sequence).Take(most).ToListAsync(cancellation);
        return [.. rows.Select(r => new AuditEntry(r.At, r.Who, r.ConsultationId.Length == 0 ? null : new ConsultationId(r.ConsultationId), r.Action, r.Target))];
    }
}
