using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>One per turn, which the unique index holds to; gone when their citizen's words are erased.</summary>
public sealed class Objections(IDbContextFactory<DeliberationStore> stores) : IObjections
{
    public async Task<bool> FileAsync(ActivityId turn, ConversationId conversation, string text, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var consultation = await store.Turns
            .Where(t => t.ActivityId == turn.Value && t.ConversationId == conversation.Value && t.Json != "")
            .Select(t => t.ConsultationId).SingleOrDefaultAsync(cancellation);
        if (consultation is null || await store.Objections.AnyAsync(o => o.ActivityId == turn.Value, cancellation))
            return false;
        store.Objections.Add(new ObjectionRow
        {
            ActivityId = turn.Value,
            ConversationId = conversation.Value,
            ConsultationId = consultation,
            Text = text,
            At = at,
        });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            return false;
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<Objection?> FindAsync(ActivityId turn, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Objections.AsNoTracking().SingleOrDefaultAsync(o => o.ActivityId == turn.Value, cancellation) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<Objection>> ListAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Objections.AsNoTracking().Where(o => o.ConsultationId == consultation.Value).OrderBy(o => o.Sequence).ToListAsync(cancellation);
        return [.. rows.Where(r => r.AnsweredAt is null).Select(Read), .. rows.Where(r => r.AnsweredAt is not null).OrderByDescending(r => r.AnsweredAt).Select(Read)];
    }

    public async Task<int> WaitingAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Objections.CountAsync(o => o.ConsultationId == consultation.Value && o.AnsweredAt == null, cancellation);
    }

    public async Task<IReadOnlyList<CitizenMessage>?> AnswerAsync(
        ConsultationId consultation, long number, string answer, Language language, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var first = await store.Objections.Where(o => o.ConsultationId == consultation.Value && o.Sequence == number && o.AnsweredAt == null)
            .ExecuteUpdateAsync(o => o.SetProperty(r => r.AnsweredAt, at).SetProperty(r => r.AnsweredBy, by).SetProperty(r => r.Answer, answer), cancellation) == 1;
        if (!first)
            return null;
        var conversation = store.Conversations.AsNoTracking().Where(c => c.Progress != null && store.Objections.Any(o => o.Sequence == number && o.ConversationId == c.Id));
        var told = new Told.Words(WordsFor.Objection, new Dictionary<string, string> { [language.Code] = answer });
        var messages = await ToldRows.AddAsync(store, conversation, told, $"objection/{number}", at, cancellation);
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return messages;
    }

    private static Objection Read(ObjectionRow row) => new(
        row.Sequence, new ActivityId(row.ActivityId), new ConversationId(row.ConversationId), row.Text, row.At, row.Answer, row.AnsweredBy, row.AnsweredAt);
}
