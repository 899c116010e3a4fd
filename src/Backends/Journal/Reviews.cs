using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

public sealed class Reviews(IDbContextFactory<DeliberationStore> stores) : IReviews
{
    private static readonly string[] Judgements = [nameof(ReviewKind.Wrong), nameof(ReviewKind.Right)];

    public async Task<bool> AddAsync(Review review, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        if (!await store.Turns.AnyAsync(t => t.ActivityId == review.Turn.Value && t.ConsultationId == review.Consultation.Value && t.Json != "", cancellation))
            return false;
        if (review.IsJudgement)
            await store.Reviews.Where(r => r.ActivityId == review.Turn.Value && r.Sentence == review.Sentence && Judgements.Contains(r.Kind))
                .ExecuteDeleteAsync(cancellation);
        store.Reviews.Add(new ReviewRow
        {
            ActivityId = review.Turn.Value,
            ConsultationId = review.Consultation.Value,
            Kind = review.Kind.ToString(),
            Sentence = review.Sentence,
            Text = review.Text,
            Who = review.Who,
            At = review.At,
        });
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> RemoveAsync(ConsultationId consultation, long number, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Reviews.Where(r => r.ConsultationId == consultation.Value && r.Sequence == number).ExecuteDeleteAsync(cancellation) == 1;
    }

    public async Task<IReadOnlyList<Review>> OfAsync(ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Reviews.AsNoTracking()
            .Where(r => r.ConsultationId == consultation.Value
                && store.Turns.Where(t => t.ConversationId == conversation.Value).Select(t => t.ActivityId).Contains(r.ActivityId))
            .OrderBy(r => r.Sequence).ToListAsync(cancellation);
        return [.. rows.Select(Read)];
    }

    public async Task<IReadOnlyList<(Review Review, Turn Turn)>> JudgementsAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Reviews.AsNoTracking()
            .Where(r => r.ConsultationId == consultation.Value && Judgements.Contains(r.Kind))
            .Join(store.Turns, r => r.ActivityId, t => t.ActivityId, (review, turn) => new { review, turn.Json })
            .Where(r => r.Json != "")
            .OrderBy(r => r.review.Sequence).ToListAsync(cancellation);
        return [.. rows.Select(r => (Read(r.review), TurnJson.Read<Turn>(r.Json)))];
    }

    private static Review Read(ReviewRow row) => new(
        row.Sequence, new ConsultationId(row.ConsultationId), new ActivityId(row.ActivityId), Enum.Parse<ReviewKind>(row.Kind), row.Sentence, row.Text, row.Who, row.At);
}
