using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Sessions in the store, each as JSON beside its version.</summary>
public sealed class LiveSessions(IDbContextFactory<DeliberationStore> stores) : ILiveSessions
{
    public async Task OpenAsync(LiveSession session, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.Sessions.Add(new LiveSessionRow
        {
            Id = session.Id.Value,
            ConsultationId = session.Consultation.Value,
            Code = session.Code,
            Version = session.Version,
            Open = session.IsOpen,
            OpenedAt = session.OpenedAt,
            Json = TurnJson.Write(session),
        });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new InvalidOperationException($"Another session has the code {session.Code}, or the id {session.Id}.", e);
        }
    }

    public Task<LiveSession?> FindAsync(SessionId id, CancellationToken cancellation) =>
        OneAsync(rows => rows.Where(s => s.Id == id.Value), cancellation);

    public Task<LiveSession?> FindByCodeAsync(string code, CancellationToken cancellation) =>
        OneAsync(rows => rows.Where(s => s.Code == code && s.Open), cancellation);

    public async Task<IReadOnlyList<LiveSession>> ListAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Sessions.AsNoTracking().Where(s => s.ConsultationId == consultation.Value)
            .OrderByDescending(s => s.OpenedAt).Select(s => s.Json).ToListAsync(cancellation);
        return [.. rows.Select(TurnJson.Read<LiveSession>)];
    }

    public async Task<string> MarkAsync(SessionId session, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var mark = await store.Sessions.AsNoTracking().Where(s => s.Id == session.Value).Select(s => new
        {
            s.Version,
            Turn = store.Turns.Where(t => t.ConsultationId == s.ConsultationId).Max(t => (long?)t.Sequence),
            Held = store.HeldReplies.Count(h => h.DecidedAt == null && h.ConsultationId == s.ConsultationId),
            Questions = store.Requests.Count(r => r.ConsultationId == s.ConsultationId && r.ClosedAt == null),
            Statements = store.Statements.Count(o => o.ConsultationId == s.ConsultationId),
            Accepted = store.Statements.Count(o => o.ConsultationId == s.ConsultationId && o.Moderation > 0),
            Rejected = store.Statements.Count(o => o.ConsultationId == s.ConsultationId && o.Moderation < 0),
            Silent = store.Consultations.Any(c => c.Id == s.ConsultationId && c.Silent),
            Settings = store.Consultations.Where(c => c.Id == s.ConsultationId).Select(c => c.Json).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellation);
        var here = await store.Members.Where(m => m.SessionId == session.Value).OrderBy(m => m.JoinedAt).Select(m => m.Name).ToListAsync(cancellation);
        return mark is null ? "" : $"{mark}\n{string.Join('\n', here)}";
    }

    public async Task<string> MarkAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var consultations = await store.Consultations.Select(c => new { c.Id, c.Json }).ToListAsync(cancellation);
        var sessions = await store.Sessions.Where(s => s.Open).Select(s => new { s.Id, s.Version }).ToListAsync(cancellation);
        return string.Join('\n', [.. consultations.Select(c => c.ToString()), .. sessions.Select(s => s.ToString())]);
    }

    public async Task<IReadOnlyList<CitizenMessage>> ChangeAsync(SessionChange.Done change, DateTimeOffset at, CancellationToken cancellation)
    {
        var after = change.After;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var json = TurnJson.Write(after);
        var changed = await store.Sessions.Where(s => s.Id == after.Id.Value && s.Version == after.Version - 1)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, after.Version).SetProperty(r => r.Open, after.IsOpen).SetProperty(r => r.Json, json), cancellation);
        if (changed == 0)
            throw new StaleSessionException($"Session {after.Id} is no longer at version {after.Version - 1}.");

        IReadOnlyList<CitizenMessage> messages = [];
        if (change.Told is { } told)
        {
            var members = store.Conversations.AsNoTracking()
                .Where(c => c.Progress != null && store.Members.Any(m => m.SessionId == after.Id.Value && m.ConversationId == c.Id));
            messages = await ToldRows.AddAsync(store, members, told, $"{after.Id}.{after.Version}", at, cancellation);
            await store.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return messages;
    }

    public async Task JoinAsync(SessionId session, ConversationId conversation, string? name, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.Members.FindAsync([session.Value, conversation.Value], cancellation) is { } row)
        {
            row.Name = name ?? row.Name;

            // Who comes back from another room is in this one again: a citizen is where they came in last.
            if (await store.Members.AnyAsync(m => m.ConversationId == conversation.Value && m.JoinedAt > row.JoinedAt, cancellation))
                row.JoinedAt = at;
        }
        else
            store.Members.Add(new SessionMemberRow { SessionId = session.Value, ConversationId = conversation.Value, Name = name, JoinedAt = at });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // Joined by the same citizen's other request, which is as good.
        }
    }

    public async Task<IReadOnlyList<Present>> PresentAsync(SessionId session, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var said = nameof(MessageKind.Said);
        var rows = await store.Members.AsNoTracking().Where(m => m.SessionId == session.Value).OrderBy(m => m.JoinedAt)
            .Select(m => new
            {
                m.ConversationId,
                m.Name,
                m.JoinedAt,
                Spoken = store.Turns.Count(t => t.ConversationId == m.ConversationId && t.Kind == said && t.DecidedAt >= m.JoinedAt),
                Stage = store.Turns.Where(t => t.ConversationId == m.ConversationId).OrderByDescending(t => t.Number).Select(t => t.Stage).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new Present(new ConversationId(r.ConversationId), r.Name, r.Stage ?? "", r.Spoken, r.JoinedAt))];
    }

    private async Task<LiveSession?> OneAsync(Func<IQueryable<LiveSessionRow>, IQueryable<LiveSessionRow>> which, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var json = await which(store.Sessions.AsNoTracking()).Select(s => s.Json).FirstOrDefaultAsync(cancellation);
        return json is null ? null : TurnJson.Read<LiveSession>(json);
    }
}
