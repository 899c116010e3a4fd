using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>The journal on EF Core. SQLite serialises writers; the unique indexes hold the promises on any engine.</summary>
public sealed class TurnJournal(IDbContextFactory<DeliberationStore> stores) : ITurnJournal
{
    /// <summary>Another writer may be at the same conversation or activity; the next look tells which.</summary>
    private const int Looks = 10;

    public async Task<bool> ReceiveAsync(CitizenMessage message, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return await TryReceiveAsync(message, cancellation);
            }
            catch (DbUpdateException e) when (e.IsDuplicate() && look < Looks)
            {
                // Looks again.
            }
        }
    }

    public async Task<IReadOnlyList<CitizenMessage>> UnansweredAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var told = nameof(MessageKind.Told);

        // Nothing is left of what was to be told where its words are gone.
        var rows = await store.Messages.AsNoTracking().Where(m => !m.Answered && !(m.Kind == told && m.Text == "")).OrderBy(m => m.Sequence)
            .Select(m => new { Row = m, Overtaken = store.Messages.Any(later => later.ConversationId == m.ConversationId && later.Sequence > m.Sequence && later.Answered) })
            .ToListAsync(cancellation);
        return [.. rows.Select(m => MessageRows.ToMessage(m.Row) with { IsOvertaken = m.Overtaken })];
    }

    public async Task<Turn?> FindAsync(ActivityId activity, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var json = await store.Turns.Where(t => t.ActivityId == activity.Value).Select(t => t.Json).SingleOrDefaultAsync(cancellation);
        return string.IsNullOrEmpty(json) ? null : TurnJson.Read<Turn>(json);
    }

    public async Task<ConversationState> StateAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Conversations.AsNoTracking().Where(c => c.Id == conversation.Value).Select(c => new
        {
            c.Progress,
            c.Turns,
            Session = store.Members.Where(m => m.ConversationId == c.Id)
                .Join(store.Sessions.Where(s => s.Open), m => m.SessionId, s => s.Id, (member, session) => new { member.JoinedAt, session.Json })
                .OrderByDescending(m => m.JoinedAt).Select(m => m.Json).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);
        return new ConversationState(row?.Progress is { } json ? TurnJson.Read<Progress>(json) : null, row?.Turns ?? 0)
        {
            Session = row?.Session is { } session ? TurnJson.Read<LiveSession>(session) : null,
        };
    }

    public async Task<(IReadOnlyList<Statement> Others, IReadOnlyList<Statement> Own)> StatementsAsync(
        ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Statements.AsNoTracking()
            .Where(s => s.ConsultationId == consultation.Value)
            .OrderBy(s => s.ApprovedAt).ThenBy(s => s.Id)
            .ToListAsync(cancellation);
        return ([.. rows.Where(r => r.ConversationId != conversation.Value).Select(StatementRows.ToStatement)],
            [.. rows.Where(r => r.ConversationId == conversation.Value).Select(StatementRows.ToStatement)]);
    }

    public async Task AppendAsync(Turn turn, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var conversation = await store.Conversations.SingleAsync(c => c.Id == turn.Conversation.Value, cancellation);
        if (conversation.Turns != turn.Number - 1)
            throw new TurnConflictException($"Turn {turn.Number} of conversation {turn.Conversation}: {conversation.Turns} are kept already.");

        foreach (var contribution in turn.Move.Contributions)
            await ContributionRows.ApplyAsync(store, turn, contribution, cancellation);
        var row = TurnRows.Chained(turn, conversation.Head);
        store.Turns.Add(row);
        conversation.Turns = turn.Number;
        conversation.Head = row.Hash;
        conversation.Progress = turn.After is { } after ? TurnJson.Write(after) : null;
        if (Erases(turn))
            conversation.ReplyTo = "";
        if (turn.Verdict is Verdict.Held held)
            store.HeldReplies.Add(HeldRow(turn, held));
        await store.Messages.Where(m => m.ActivityId == turn.Activity.Value)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.Answered, true).SetProperty(r => r.Text, ""), cancellation);
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new TurnConflictException($"Turn {turn.Number} of conversation {turn.Conversation} was kept by another writer.", e);
        }

        await transaction.CommitAsync(cancellation);
        if (Erases(turn))
            await store.EmptyLogAsync(cancellation);
    }

    public async Task<IReadOnlyList<UnsentReply>> UnsentAsync(ConversationId conversation, int most, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Turns.AsNoTracking()
            .Where(t => t.ConversationId == conversation.Value && t.SentAt == null)
            .OrderBy(t => t.Sequence).Take(most)
            .Join(store.Messages, t => t.ActivityId, m => m.ActivityId, (turn, message) => new { turn, message.ReplyTo })
            .OrderBy(r => r.turn.Sequence)
            .ToListAsync(cancellation);
        return [.. rows.Select(r => ToUnsent(r.turn, r.ReplyTo))];
    }

    public async Task<IReadOnlyList<ConversationId>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var oldest = store.Turns.Where(t => t.SentAt == null).GroupBy(t => t.ConversationId).Select(g => g.Min(t => t.Sequence));
        var due = await store.Turns
            .Where(t => oldest.Contains(t.Sequence) && t.DueAt <= now)
            .OrderBy(t => t.DueAt).Take(most)
            .Select(t => t.ConversationId)
            .ToListAsync(cancellation);
        return [.. due.Select(id => new ConversationId(id))];
    }

    public async Task MarkSentAsync(ActivityId activity, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        await store.Turns.Where(t => t.ActivityId == activity.Value)
            .ExecuteUpdateAsync(t => t.SetProperty(r => r.SentAt, at), cancellation);
        await store.Messages.Where(m => m.ActivityId == activity.Value)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.ReplyTo, ""), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task MarkFailedAsync(ActivityId activity, DateTimeOffset nextAttempt, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await store.Turns.Where(t => t.ActivityId == activity.Value)
            .ExecuteUpdateAsync(t => t.SetProperty(r => r.Attempts, r => r.Attempts + 1).SetProperty(r => r.DueAt, nextAttempt), cancellation);
    }

    private async Task<bool> TryReceiveAsync(CitizenMessage message, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var sequence = await CountUpAsync(store, message, cancellation);
        if (await store.Messages.AnyAsync(m => m.ActivityId == message.Activity.Value, cancellation))
            return false; // The transaction is dropped, and the count with it.
        if (message.Echo is not null && await store.Activities.AnyAsync(a => a.ConversationId == message.Conversation.Value && a.Id == message.Activity.Value, cancellation))
            throw new ActivityTakenException($"Something else is kept as {message.Activity}.");

        store.Messages.Add(MessageRows.From(message));
        if (message.Echo is { } echo)
            store.Activities.Add(new ActivityRow
            {
                ConversationId = message.Conversation.Value,
                Sequence = sequence,
                Id = message.Activity.Value,
                Json = echo,
            });
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Opens the conversation where it is not, and counts up its history for an echo: first of all, because that locks its row.</summary>
    private static async Task<long> CountUpAsync(DeliberationStore store, CitizenMessage message, CancellationToken cancellation)
    {
        var added = message.Echo is null ? 0 : 1;
        var row = store.Conversations.Where(c => c.Id == message.Conversation.Value);
        if (await row.ExecuteUpdateAsync(
            c => c.SetProperty(r => r.Activities, r => r.Activities + added).SetProperty(r => r.ReplyTo, message.ReplyTo.Value), cancellation) == 1)
            return await row.Select(c => c.Activities).SingleAsync(cancellation);
        store.Conversations.Add(new ConversationRow
        {
            Id = message.Conversation.Value,
            ConsultationId = message.Consultation.Value,
            Activities = added,
            ReplyTo = message.ReplyTo.Value,
        });
        await store.SaveChangesAsync(cancellation);
        return added;
    }

    private static HeldReplyRow HeldRow(Turn turn, Verdict.Held held) => new()
    {
        ActivityId = turn.Activity.Value,
        ConversationId = turn.Conversation.Value,
        ConsultationId = turn.Consultation.Value,
        HeldAt = turn.DecidedAt,
        Until = held.Until,
    };

    private static UnsentReply ToUnsent(TurnRow row, string replyTo)
    {
        var turn = TurnJson.Read<Turn>(row.Json);
        return new UnsentReply(turn.Activity, turn.Conversation, new ReturnAddress(replyTo), turn.Reply, turn.Move.KeepsText, Erases(turn), row.Attempts, row.DueAt)
        {
            Kind = turn.Kind,
        };
    }

    private static bool Erases(Turn turn) => turn.Move.Contributions.Any(c => c is Contribution.Erased);
}
