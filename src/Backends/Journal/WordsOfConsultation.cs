using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>The end of a consultation's retention: what citizens wrote leaves, what can be counted stays.</summary>
internal static class WordsOfConsultation
{
    /// <summary>In one transaction; only rows that still hold words are touched, so that doing it again costs nothing.</summary>
    public static async Task ForgetAsync(DeliberationStore store, string consultation, IReadOnlyList<string> chosen, CancellationToken cancellation)
    {
        await using (var transaction = await store.Database.BeginTransactionAsync(cancellation))
        {
            await ForgetTurnsAsync(store, consultation, cancellation);
            await ForgetContributionsAsync(store, consultation, chosen, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await store.EmptyLogAsync(cancellation);
    }

    private static async Task ForgetTurnsAsync(DeliberationStore store, string consultation, CancellationToken cancellation)
    {
        var conversations = store.Conversations.Where(c => c.ConsultationId == consultation);
        await store.Activities.Where(a => conversations.Any(c => c.Id == a.ConversationId)).ExecuteDeleteAsync(cancellation);
        await store.Messages.Where(m => m.ConsultationId == consultation && m.Answered)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.Text, "").SetProperty(r => r.ReplyTo, ""), cancellation);
        await TurnRows.ForgetAsync(store.Turns.Where(t => t.ConsultationId == consultation && t.Json != ""), cancellation);
        await store.Lookups.Where(l => l.ConsultationId == consultation).ExecuteDeleteAsync(cancellation);
        await conversations.ExecuteUpdateAsync(c => c.SetProperty(r => r.Progress, (string?)null).SetProperty(r => r.ReplyTo, ""), cancellation);
        await store.Members.Where(m => conversations.Any(c => c.Id == m.ConversationId))
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.Name, (string?)null), cancellation);
    }

    private static async Task ForgetContributionsAsync(
        DeliberationStore store, string consultation, IReadOnlyList<string> chosen, CancellationToken cancellation)
    {
        await store.Statements.Where(s => s.ConsultationId == consultation && s.ConversationId != null).ExecuteDeleteAsync(cancellation);
        await CaucusContributions.ForgetAsync(store, consultation, cancellation);
        await store.Answers.Where(a => a.ConsultationId == consultation && !chosen.Contains(a.Step))
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.Value, ""), cancellation);
        await store.Requests.Where(r => r.ConsultationId == consultation).ExecuteUpdateAsync(r => r.SetProperty(q => q.Text, ""), cancellation);
        await store.Reviews.Where(r => r.ConsultationId == consultation).ExecuteDeleteAsync(cancellation);
        await store.Objections.Where(o => o.ConsultationId == consultation)
            .ExecuteUpdateAsync(o => o.SetProperty(r => r.Text, "").SetProperty(r => r.Answer, (string?)null), cancellation);
    }
}
