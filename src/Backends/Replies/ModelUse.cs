using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>
/// What each consultation has used of the model, in tokens and cost, and whether it may go on. A call is charged the most it
/// can use before it is made, and what it did use afterwards: neither a restart nor calls at the same time raise the
/// ceiling, and a process that dies during a call leaves it charged too much rather than not at all.
/// </summary>
public sealed class ModelUse(ModelLedger ledger, IOptions<LanguageModelOptions> options)
{
    private const double Millionths = 1e6;

    /// <summary>What a consultation has used so far, with what is reserved for calls under way.</summary>
    public async Task<Used> OfAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var spent = await ledger.ReadAsync(consultation, cancellation);
        return new Used(spent.Prompt, spent.Answer, spent.Cost / Millionths);
    }

    /// <summary>False where the call could pass the ceiling; otherwise <see cref="SettleAsync"/> must follow.</summary>
    public Task<bool> TryReserveAsync(ConsultationId consultation, Tokens most, CancellationToken cancellation) => ledger.TryAddAsync(
        consultation,
        Priced(most),
        options.Value.TokensPerConsultation!.Value,
        (long)(options.Value.CostPerConsultation!.Value * Millionths),
        cancellation);

    public Task SettleAsync(ConsultationId consultation, Tokens reserved, Tokens used, CancellationToken cancellation) =>
        ledger.SettleAsync(consultation, Priced(reserved), Priced(used), cancellation);

    /// <summary>Prices are for a million tokens, so tokens times price are millionths; a part of one counts as one.</summary>
    private ModelSpending Priced(Tokens tokens) => new(
        tokens.Prompt, tokens.Answer,
        (long)Math.Ceiling((tokens.Prompt * options.Value.PromptPrice!.Value) + (tokens.Answer * options.Value.AnswerPrice!.Value)));

    /// <param name="Cost">In the currency of the prices.</param>
    public sealed record Used(long Prompt, long Answer, double Cost);
}
