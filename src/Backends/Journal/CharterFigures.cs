using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <param name="Figures">By name; what the store cannot tell is there with the reason.</param>
/// <param name="People">How many agreed to take part.</param>
/// <param name="Places">Where the turns are that figures name.</param>
public sealed record GatheredFigures(IReadOnlyDictionary<string, Figure> Figures, int People, IReadOnlyDictionary<ActivityId, (ConversationId Conversation, int Number)> Places);

/// <summary>Reads out of the store what a charter asks about a consultation. Every turn is read once, one at a time.</summary>
public sealed class CharterFigures(IDbContextFactory<DeliberationStore> stores, IReviews reviews, IDialogLibrary dialogs, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<GatheredFigures> GatherAsync(Consultation consultation, DemocraticCharter charter, CancellationToken cancellation)
    {
        var judgements = (await reviews.JudgementsAsync(consultation.Id, cancellation)).Select(judged => judged.Review).ToList();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var tally = new TurnTally(SignsOf(charter), judgements.Select(review => review.Turn).ToHashSet(), dialogs.Find(consultation.Dialog).RatedTwice);
        var (chain, erased) = await ReadTurnsAsync(store, consultation.Id, tally, cancellation);
        var figures = new Dictionary<string, Figure>(ConsultationFigures.Of(consultation, await DocumentsAsync(store, consultation.Id, cancellation)));
        foreach (var (name, figure) in tally.Figures())
            figures[name] = figure;
        figures[FigureNames.ChainIntact] = chain;
        figures[FigureNames.VerdictsWrong] = ConsultationFigures.Wrong(judgements);
        figures[FigureNames.HeldDecided] = await HeldAsync(store, consultation.Id, cancellation);
        figures[FigureNames.QuestionWait] = await QuestionsAsync(store, consultation.Id, cancellation);
        figures[FigureNames.ObjectionWait] = await ObjectionsAsync(store, consultation.Id, cancellation);
        figures[FigureNames.ErasedLeft] = await LeftAsync(store, erased, cancellation);
        return new GatheredFigures(figures, tally.People, await PlacesAsync(store, figures.Values, cancellation));
    }

    private static IReadOnlyDictionary<string, string> SignsOf(DemocraticCharter charter) => charter.Principles
        .SelectMany(principle => principle.Indicators).Where(indicator => indicator.Figure is FigureNames.ToldArtificial)
        .Select(indicator => indicator.Signs).FirstOrDefault(new Dictionary<string, string>());

    /// <summary>Follows every conversation's chain while its turns are counted; answers it, and the turns that erased what was before them.</summary>
    private static async Task<(Figure Chain, IReadOnlyList<Turn> Erased)> ReadTurnsAsync(
        DeliberationStore store, ConsultationId consultation, TurnTally tally, CancellationToken cancellation)
    {
        var heads = await store.Conversations.AsNoTracking().Where(c => c.ConsultationId == consultation.Value && c.Turns > 0)
            .ToDictionaryAsync(c => c.Id, c => new ChainWalk(c.Head, c.Turns), cancellation);
        var erased = new List<Turn>();
        var rows = store.Turns.AsNoTracking().Where(t => t.ConsultationId == consultation.Value).OrderBy(t => t.ConversationId).ThenBy(t => t.Number);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (heads.TryGetValue(row.ConversationId, out var walk))
                walk.Take(row);
            if (row.Json.Length == 0)
                continue;
            var turn = TurnJson.ReadCounted(row.Json);
            tally.Take(turn);
            if (turn.Move.Contributions.Any(contribution => contribution is Contribution.Erased))
                erased.Add(turn);
        }
        return (Figure.Share(heads.Values.Count(walk => walk.IsWhole), heads.Count, [.. heads.Values.Select(walk => walk.Broken).OfType<ActivityId>()]), erased);
    }

    private static async Task<IReadOnlyCollection<HeldDocument>> DocumentsAsync(DeliberationStore store, ConsultationId consultation, CancellationToken cancellation)
    {
        var rows = await store.Documents.AsNoTracking().Where(d => d.ConsultationId == consultation.Value)
            .Select(d => new { d.Author, d.Date, d.Stance }).ToListAsync(cancellation);
        return [.. rows.Select(row => new HeldDocument(row.Author is not null || row.Date is not null, Enum.Parse<Stance>(row.Stance)))];
    }

    private static async Task<Figure> HeldAsync(DeliberationStore store, ConsultationId consultation, CancellationToken cancellation)
    {
        var timedOut = nameof(HeldOutcome.TimedOut);
        var decided = await store.HeldReplies.AsNoTracking().Where(h => h.ConsultationId == consultation.Value && h.Outcome != null)
            .Select(h => new { h.ActivityId, InTime = h.Outcome != timedOut }).ToListAsync(cancellation);
        return Figure.Share(decided.Count(h => h.InTime), decided.Count, [.. decided.Where(h => !h.InTime).Select(h => new ActivityId(h.ActivityId))]);
    }

    private async Task<Figure> QuestionsAsync(DeliberationStore store, ConsultationId consultation, CancellationToken cancellation)
    {
        var rows = await store.Requests.AsNoTracking().Where(r => r.ConsultationId == consultation.Value).Select(r => new { r.At, r.ClosedAt }).ToListAsync(cancellation);
        return ConsultationFigures.Wait([.. rows.Select(row => (row.At, row.ClosedAt))], time.GetUtcNow());
    }

    private async Task<Figure> ObjectionsAsync(DeliberationStore store, ConsultationId consultation, CancellationToken cancellation)
    {
        var rows = await store.Objections.AsNoTracking().Where(o => o.ConsultationId == consultation.Value).Select(o => new { o.At, o.AnsweredAt }).ToListAsync(cancellation);
        return ConsultationFigures.Wait([.. rows.Select(row => (row.At, row.AnsweredAt))], time.GetUtcNow());
    }

    /// <summary>Rows with a citizen's words, or of their votes, from before they had everything erased.</summary>
    private static async Task<Figure> LeftAsync(DeliberationStore store, IReadOnlyList<Turn> erased, CancellationToken cancellation)
    {
        long left = 0;
        foreach (var turn in erased)
        {
            var (conversation, at, number) = (turn.Conversation.Value, turn.DecidedAt, turn.Number);
            left += await store.Turns.CountAsync(t => t.ConversationId == conversation && t.Number < number && t.Json != "", cancellation)
                + await store.Answers.CountAsync(a => a.ConversationId == conversation && a.At < at, cancellation)
                + await store.Votes.CountAsync(v => v.ConversationId == conversation && v.At < at, cancellation)
                + await store.Statements.CountAsync(s => s.ConversationId == conversation && s.ApprovedAt < at, cancellation)
                + await store.Requests.CountAsync(r => r.ConversationId == conversation && r.At < at, cancellation)
                + await store.Opinions.CountAsync(o => o.ConversationId == conversation && o.At < at, cancellation)
                + await store.Ballots.CountAsync(b => b.ConversationId == conversation && b.At < at, cancellation)
                + await store.Critiques.CountAsync(c => c.ConversationId == conversation && c.At < at, cancellation)
                + await store.Endorsements.CountAsync(e => e.ConversationId == conversation && e.At < at, cancellation)
                + await store.Objections.CountAsync(o => o.ConversationId == conversation && o.At < at, cancellation)
                + await store.Lookups.CountAsync(l => l.ConversationId == conversation && l.DecidedAt < at, cancellation)
                + await store.Messages.CountAsync(m => m.ConversationId == conversation && m.ReceivedAt < at && m.Answered && m.Text != "", cancellation);
        }
        return erased.Count == 0 ? new Figure.Untold(UntoldReason.NothingYet) : new Figure.Told(left, erased.Count, []);
    }

    private static async Task<IReadOnlyDictionary<ActivityId, (ConversationId, int)>> PlacesAsync(
        DeliberationStore store, IEnumerable<Figure> figures, CancellationToken cancellation)
    {
        var named = figures.OfType<Figure.Told>().SelectMany(told => told.Turns).Select(turn => turn.Value).Distinct().ToList();
        var rows = await store.Turns.AsNoTracking().Where(t => named.Contains(t.ActivityId)).Select(t => new { t.ActivityId, t.ConversationId, t.Number }).ToListAsync(cancellation);
        return rows.ToDictionary(row => new ActivityId(row.ActivityId), row => (new ConversationId(row.ConversationId), row.Number));
    }
}
