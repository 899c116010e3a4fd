using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Doubles;

/// <summary>Gives the scores it was told for a text, and zero for every other text and label. Keeps what it was asked.</summary>
public sealed class FixedBiasClassifier : IBiasClassifier
{
    private readonly Dictionary<string, Dictionary<BiasLabel, double>> _scores = [];
    private readonly List<string> _asked = [];

    public string Version { get; set; } = "fixed/1";

    public BiasThresholds Thresholds { get; init; } = new(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);

    public IReadOnlyList<string> Asked => _asked;

    public FixedBiasClassifier Says(string text, BiasLabel label, double probability)
    {
        if (!_scores.TryGetValue(text, out var labels))
            _scores[text] = labels = [];
        labels[label] = probability;
        return this;
    }

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_asked)
            _asked.AddRange(texts);
        return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Select(Score)]);
    }

    private BiasScore Score(string text)
    {
        var labels = _scores.GetValueOrDefault(text);
        double[] each = [.. Enum.GetValues<BiasLabel>().Select(label => labels?.GetValueOrDefault(label) ?? 0)];
        return new BiasScore(each.Max(), each);
    }
}
