using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Whether what a model said has to do with what was asked. A sentence may be well supported and no answer: a weak model
/// repeats whatever passage it was shown last.
/// </summary>
public sealed class AnswerRelevance(SentenceSearch search, IOptions<ExtractiveOptions> extractive, IOptions<LanguageModelOptions> options)
{
    /// <param name="kept">At least one sentence; each is looked at by the words of the documents that it stands on.</param>
    public async Task<bool> HoldsAsync(
        string question, Language language, IReadOnlyList<SupportedSentence> kept, CancellationToken cancellation) =>
        await EvidenceAsync(question, language, kept, cancellation) >= options.Value.RelevanceEvidence;

    /// <summary>Logarithm of the odds that the sentences answer the question, by the extractive writer's rule. The floor it is held against was chosen by `tests/Benchmarks -- relevance`.</summary>
    public async Task<double> EvidenceAsync(
        string question, Language language, IReadOnlyList<SupportedSentence> kept, CancellationToken cancellation)
    {
        var grounds = kept.SelectMany(sentence => sentence.Footings).Select(Ground).DistinctBy(ground => ground.Passage.Text).ToList();
        var found = await search.LookAsync(question, grounds, cancellation);
        var rule = grounds.All(ground => ground.Passage.Language == language) ? extractive.Value.Rule! : extractive.Value.OtherLanguageRule!;
        return rule.Rule.Evidence(found.Signs);
    }

    private static Deliberation.Evidence.FoundPassage Ground(Footing footing) =>
        footing.Found with { Passage = footing.Found.Passage with { Text = footing.Found.Passage.Text[footing.At] } };
}
