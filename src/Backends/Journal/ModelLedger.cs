using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <param name="Cost">In millionths of the currency of the prices.</param>
public sealed record ModelSpending(long Prompt, long Answer, long Cost)
{
    public static readonly ModelSpending Nothing = new(0, 0, 0);
}

/// <summary>
/// What each consultation has used of the language model, in the store: the count outlives this process, and several
/// instances share it. Each change is one statement of the database, so that none is lost and no ceiling is passed by two at once.
/// </summary>
public sealed class ModelLedger(IDbContextFactory<DeliberationStore> stores)
{
    public async Task<ModelSpending> ReadAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Row(store, consultation)
            .Select(r => new ModelSpending(r.PromptTokens, r.AnswerTokens, r.Cost))
            .SingleOrDefaultAsync(cancellation) ?? ModelSpending.Nothing;
    }

    /// <summary>Adds what is about to be spent. False, and nothing is added, where that would pass a ceiling.</summary>
    public async Task<bool> TryAddAsync(
        ConsultationId consultation, ModelSpending more, long mostTokens, long mostCost, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await OpenAsync(store, consultation, cancellation);
        var below = Row(store, consultation).Where(r =>
            r.PromptTokens + r.AnswerTokens + more.Prompt + more.Answer <= mostTokens && r.Cost + more.Cost <= mostCost);
        return await AddAsync(below, more, cancellation) == 1;
    }

    /// <summary>Puts what was spent in the place of what had been added for it.</summary>
    public async Task SettleAsync(ConsultationId consultation, ModelSpending added, ModelSpending spent, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rest = new ModelSpending(spent.Prompt - added.Prompt, spent.Answer - added.Answer, spent.Cost - added.Cost);
        await AddAsync(Row(store, consultation), rest, cancellation);
    }

    private static async Task OpenAsync(DeliberationStore store, ConsultationId consultation, CancellationToken cancellation)
    {
        if (await Row(store, consultation).AnyAsync(cancellation))
            return;
        store.ModelUses.Add(new ModelUseRow { ConsultationId = consultation.Value });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // Another call has opened it meanwhile.
        }
    }

    private static Task<int> AddAsync(IQueryable<ModelUseRow> rows, ModelSpending more, CancellationToken cancellation) =>
        rows.ExecuteUpdateAsync(
            r => r.SetProperty(u => u.PromptTokens, u => u.PromptTokens + more.Prompt)
                .SetProperty(u => u.AnswerTokens, u => u.AnswerTokens + more.Answer)
                .SetProperty(u => u.Cost, u => u.Cost + more.Cost),
            cancellation);

    private static IQueryable<ModelUseRow> Row(DeliberationStore store, ConsultationId consultation) =>
        store.ModelUses.Where(r => r.ConsultationId == consultation.Value);
}
