using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Training;

/// <summary>Makes a model folder that the product can load from what a run left.</summary>
internal static class Assembly
{
    /// <summary>Below the bar of 4 % for each set: development data are a sample.</summary>
    private const double FalseAlarms = 0.03;
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

    public static OnnxBiasClassifier Open(string folder) => new(folder, Environment.ProcessorCount, BatchSize);

    /// <summary>Scores as the gate would give them: the highest of any window of the reply.</summary>
    public static async Task<IReadOnlyList<Scored>> ScoreAsync(IBiasClassifier classifier, IReadOnlyList<Example> examples)
    {
        var scores = await classifier.ScoreWholeAsync([.. examples.Select(example => example.Text)], Language.French, CancellationToken.None);
        return [.. examples.Zip(scores, (example, score) => new Scored(example, score))];
    }

    /// <summary>The same before calibration: the highest of each output.</summary>
    private static IReadOnlyList<Answered> Answer(BiasNetwork network, IReadOnlyList<Example> examples)
    {
        var windows = examples.Select(example => SentenceWindows.Of(example.Text)).ToList();
        var logits = network.Read([.. windows.SelectMany(own => own)], CancellationToken.None);
        return [.. examples.Zip(WholeTexts.ByText(windows, logits), (example, rows) =>
            new Answered(example, [.. rows[0].Select((_, output) => rows.Max(row => row[output]))]))];
    }
}
