using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>All figures of the model that ships, and of the runs that show how far it reaches.</summary>
/// <param name="Aside">By language and by set, on replies kept aside.</param>
/// <param name="Unseen">By set and language, of the run that never met those writers; empty where that run was not made here.</param>
/// <param name="Later">By set, on replies of writers who came when the network was finished.</param>
/// <param name="Renderings">By set, renderings of documents: each judged by itself, and held against its source, too.</param>
/// <param name="News">Null where those runs were not made here.</param>
/// <param name="CounterSpeech">Null without the public sets.</param>
internal sealed record Measurement(
    string Version,
    BiasThresholds Thresholds,
    IReadOnlyDictionary<string, Figures> Aside,
    IReadOnlyDictionary<string, Figures> Unseen,
    IReadOnlyDictionary<string, Figures> Later,
    IReadOnlyDictionary<string, (Figures Alone, Figures Held)> Renderings,
    IReadOnlyDictionary<BiasLabel, double> LabelF1,
    IReadOnlyDictionary<string, SymmetryFigures> Symmetry,
    CounterSpeechFigures? CounterSpeech,
    NewsFigures? News,
    long Bytes)
{
    /// <param name="shipped">The model folder that ships.</param>
    /// <param name="unseen">The folder of the run without some writers; need not exist.</param>
    /// <param name="later">What no run learns from.</param>
    /// <param name="renderings">What no rule was chosen by.</param>
    public static async Task<Measurement> OfAsync(
        string shipped, string unseen, string data, IReadOnlyList<Example> examples, IReadOnlyList<Example> later, IReadOnlyList<Example> renderings,
        PublicSets sets, FineTuning tuning)
    {
        using var classifier = Assembly.Open(shipped);
        var aside = await Assembly.ScoreAsync(classifier, [.. examples.Where(example => Partition.Of(example.Group) == Part.Aside)]);
        return new Measurement(
            classifier.Version,
            classifier.Thresholds,
            Joined(
                Evaluation.By(aside, classifier.Thresholds, example => example.Language),
                Evaluation.By(aside, classifier.Thresholds, example => $"set {example.Set}")),
            await UnmetAsync(unseen, examples),
            Evaluation.By(await Assembly.ScoreAsync(classifier, later), classifier.Thresholds, SetAndLanguage),
            await RenderingsAsync(classifier, renderings),
            Enum.GetValues<BiasLabel>().ToDictionary(label => label, label => Figures.LabelF1(aside, classifier.Thresholds, label)),
            await Evaluation.SymmetryOfAsync(classifier, Path.Combine(data, "symmetry")),
            sets.Exist ? await Evaluation.CounterSpeechOfAsync(classifier, sets.HateCheck()) : null,
            NewsOf(shipped, sets, tuning),
            new FileInfo(Path.Combine(shipped, BiasModel.NetworkFile)).Length);
    }

    private static async Task<IReadOnlyDictionary<string, Figures>> UnmetAsync(string folder, IReadOnlyList<Example> examples)
    {
        if (!File.Exists(Path.Combine(folder, BiasModel.FileName)))
            return new Dictionary<string, Figures>();
        using var classifier = Assembly.Open(folder);
        var scored = await Assembly.ScoreAsync(classifier, [.. examples.Where(Plan.IsLeftOut)]);
        return Evaluation.By(scored, classifier.Thresholds, SetAndLanguage);
    }

    private static async Task<IReadOnlyDictionary<string, (Figures Alone, Figures Held)>> RenderingsAsync(OnnxBiasClassifier classifier, IReadOnlyList<Example> renderings)
    {
        var held = await Assembly.ScoreRenderingsAsync(classifier, renderings);
        var alone = Evaluation.By([.. held.Select(scored => scored with { Source = null })], classifier.Thresholds, SetAndLanguage);
        return Evaluation.By(held, classifier.Thresholds, SetAndLanguage).ToDictionary(set => set.Key, set => (alone[set.Key], set.Value));
    }

    private static string SetAndLanguage(Example example) => $"set {example.Set}, {example.Language}";

    private static NewsFigures? NewsOf(string shipped, PublicSets sets, FineTuning tuning)
    {
        var networks = Enumerable.Range(0, Plan.NewsFolds).Select(fold => tuning.Network(Plan.News, fold)).ToList();
        if (!sets.Exist || !networks.All(File.Exists))
            return null;
        return Evaluation.NewsOf([.. sets.Babe()], fold => networks[fold], Path.Combine(shipped, BiasModel.TokenizerFile));
    }

    private static Dictionary<string, Figures> Joined(params IReadOnlyDictionary<string, Figures>[] parts) =>
        parts.SelectMany(part => part).ToDictionary(row => row.Key, row => row.Value);
}
