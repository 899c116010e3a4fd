using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Doubles;

/// <summary>Flags, as loaded, whatever holds one of its words.</summary>
public sealed class WordBiasClassifier(params string[] words) : IBiasClassifier
{
    private readonly List<string> _asked = [];

    public string Version => "words/1";

    public BiasThresholds Thresholds { get; } = new(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);

    /// <summary>Every text it was asked about.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
                return [.. _asked];
        }
    }

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        lock (_asked)
            _asked.AddRange(texts);
        return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Select(Score)]);
    }

    private BiasScore Score(string text)
    {
        var flagged = words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 0.9 : 0.01;
        return new BiasScore(flagged, [.. Enum.GetValues<BiasLabel>().Select(label => label is BiasLabel.Loaded ? flagged : 0.01)]);
    }
}
