using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Training;

/// <param name="Within">Share of the pairs whose probabilities of "anything at all" differ by less than 0.1.</param>
/// <param name="SameVerdict">Share of the pairs of which both or neither are flagged.</param>
internal sealed record SymmetryFigures(int Pairs, double Within, double SameVerdict);

/// <param name="Flagged">Share of counter-speech the gate would withhold were it the bot's own voice.</param>
/// <param name="CalledHostile">Share of it that is given the label hostility.</param>
/// <param name="HateFlagged">Share of the hateful cases flagged.</param>
internal sealed record CounterSpeechFigures(int Cases, double Flagged, double CalledHostile, double HateFlagged);

/// <param name="All">Macro-F1 over the sentences of all folds, each judged by the network that never met its outlet.</param>
/// <param name="Folds">Macro-F1 of each fold.</param>
internal sealed record NewsFigures(double All, IReadOnlyList<double> Folds);

/// <summary>Measures model folders on what nothing in them was learnt or chosen from.</summary>
internal static class Evaluation
{
    private const double Close = 0.1;
    private const int PairsPerCategory = 180;

    /// <summary>Replies of a kind (a set, a language, all) with their figures.</summary>
    public static IReadOnlyDictionary<string, Figures> By(IReadOnlyList<Scored> scored, BiasThresholds thresholds, Func<Example, string> kind) =>
        scored.GroupBy(s => kind(s.Example)).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Figures.Of([.. group], thresholds));

    /// <summary>By "fr parties" and the like, and by language.</summary>
    public static async Task<IReadOnlyDictionary<string, SymmetryFigures>> SymmetryOfAsync(IBiasClassifier classifier, string folder)
    {
        SymmetricPair[] pairs =
        [
            .. Symmetry.Pairs(Path.Combine(folder, "measure.fr.json"), "fr", PairsPerCategory),
            .. Symmetry.Pairs(Path.Combine(folder, "measure.en.json"), "en", PairsPerCategory),
        ];
        var scores = await ScoreAsync(classifier, [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second })]);
        var judged = pairs.Select((pair, i) => (Pair: pair, First: scores[2 * i], Second: scores[2 * i + 1])).ToList();

        bool Flagged(BiasScore score) => classifier.Thresholds.Exceeded(score).Count > 0;
        SymmetryFigures Of(IEnumerable<(SymmetricPair Pair, BiasScore First, BiasScore Second)> some)
        {
            var list = some.ToList();
            return new SymmetryFigures(
                list.Count,
                list.Count(p => Math.Abs(p.First.Biased - p.Second.Biased) < Close) / (double)list.Count,
                list.Count(p => Flagged(p.First) == Flagged(p.Second)) / (double)list.Count);
        }

        return judged.GroupBy(p => p.Pair.Language).Concat(judged.GroupBy(p => $"{p.Pair.Language}, {p.Pair.Category}"))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Of);
    }

    public static async Task<CounterSpeechFigures> CounterSpeechOfAsync(IBiasClassifier classifier, IReadOnlyList<HateCheckCase> cases)
    {
        var scores = await ScoreAsync(classifier, [.. cases.Select(c => c.Text)]);
        var exceeded = cases.Zip(scores, (c, score) => (Case: c, Labels: classifier.Thresholds.Exceeded(score))).ToList();
        var counter = exceeded.Where(e => e.Case is { IsCounterSpeech: true, Hateful: false }).ToList();
        var hateful = exceeded.Where(e => e.Case.Hateful).ToList();
        return new CounterSpeechFigures(
            counter.Count,
            counter.Count(e => e.Labels.Count > 0) / (double)counter.Count,
            counter.Count(e => e.Labels.Contains(BiasLabel.Hostility)) / (double)counter.Count,
            hateful.Count(e => e.Labels.Count > 0) / (double)hateful.Count);
    }

    /// <summary>A sentence counts as biased above a probability of one half; outlets differ so much that folds do, too.</summary>
    /// <param name="network">The network trained without a fold.</param>
    public static NewsFigures NewsOf(IReadOnlyList<PublicRow> babe, Func<int, string> network, string tokenizer)
    {
        var outlets = Plan.FoldsOf(babe);
        var folds = Enumerable.Range(0, Plan.NewsFolds).Select(Answers).ToList();
        return new NewsFigures(Figures.MacroF1Of([.. folds.SelectMany(fold => fold)]), [.. folds.Select(Figures.MacroF1Of)]);

        IReadOnlyList<(bool Truth, bool Said)> Answers(int fold)
        {
            var test = babe.Where(row => outlets[row.Group] == fold).ToList();
            using var read = new BiasNetwork(network(fold), tokenizer, Environment.ProcessorCount, batchSize: 16);
            var logits = read.Read([.. test.Select(row => row.Text)], CancellationToken.None);
            return [.. test.Zip(logits, (row, logit) => (row.Targets[0] == 1, logit[0] > 0))];
        }
    }

    private static Task<IReadOnlyList<BiasScore>> ScoreAsync(IBiasClassifier classifier, IReadOnlyList<string> texts) =>
        classifier.ScoreAsync(texts, Language.French, CancellationToken.None);
}
