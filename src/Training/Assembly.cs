using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Training;

/// <summary>Makes a model folder that the product can load from what a run left.</summary>
internal static class Assembly
{
    /// <summary>Below the bar of 4 % for each set: development data are a sample.</summary>
    private const double FalseAlarms = 0.03;

    /// <summary>What the bar leaves for holding renderings against their sources.</summary>
    private const double MoreFalseAlarms = 0.01;
    private const int BatchSize = 16;

    /// <param name="development">The replies to calibrate and cut on, which the run did not learn from.</param>
    public static void Write(string folder, string version, string network, string tokenizer, IReadOnlyList<Example> development)
    {
        Directory.CreateDirectory(folder);
        File.Copy(network, Path.Combine(folder, BiasModel.NetworkFile), overwrite: true);
        File.Copy(tokenizer, Path.Combine(folder, BiasModel.TokenizerFile), overwrite: true);
        using var raw = new BiasNetwork(network, tokenizer, Environment.ProcessorCount, BatchSize);
        Calibration.Fit(version, Answer(raw, development), FalseAlarms).Write(folder);
    }

    /// <summary>Chooses when a rendering counts for what it adds to its source, and writes it beside the rest.</summary>
    public static async Task WriteAddedAsync(string folder, string version, IReadOnlyList<Example> renderings)
    {
        using var classifier = Open(folder);
        var added = Calibration.Added(await ScoreRenderingsAsync(classifier, renderings), classifier.Thresholds, MoreFalseAlarms);
        (BiasModel.Read(folder) with { Version = version, Added = added }).Write(folder);
    }

    public static OnnxBiasClassifier Open(string folder) => new(folder, Environment.ProcessorCount, BatchSize);

    /// <summary>Scores as the gate would give them: the highest of any window of the reply.</summary>
    public static async Task<IReadOnlyList<Scored>> ScoreAsync(IBiasClassifier classifier, IReadOnlyList<Example> examples)
    {
        var scores = await classifier.ScoreWholeAsync([.. examples.Select(example => example.Text)], Language.French, CancellationToken.None);
        return [.. examples.Zip(scores, (example, score) => new Scored(example, score))];
    }

    /// <summary>The same of replies that render a document, with the scores of what they render.</summary>
    public static async Task<IReadOnlyList<Scored>> ScoreRenderingsAsync(IBiasClassifier classifier, IReadOnlyList<Example> renderings)
    {
        var sources = await classifier.ScoreWholeAsync([.. renderings.Select(Source)], Language.French, CancellationToken.None);
        return [.. (await ScoreAsync(classifier, renderings)).Zip(sources, (scored, source) => scored with { Source = source })];
    }

    private static string Source(Example rendering) =>
        rendering.Source ?? throw new InvalidDataException($"The rendering {rendering.Id} has no source.");

    /// <summary>The same before calibration: the highest of each output.</summary>
    private static IReadOnlyList<Answered> Answer(BiasNetwork network, IReadOnlyList<Example> examples)
    {
        var windows = examples.Select(example => SentenceWindows.Of(example.Text)).ToList();
        var logits = network.Read([.. windows.SelectMany(own => own)], CancellationToken.None);
        return [.. examples.Zip(WholeTexts.ByText(windows, logits), (example, rows) =>
            new Answered(example, [.. rows[0].Select((_, output) => rows.Max(row => row[output]))]))];
    }
}
