using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Bias;

/// <summary>
/// Scores a text once while it is remembered, by text, language and model version: scripted words and buttons cost nothing
/// after their first use. Safe to call from several threads.
/// </summary>
/// <param name="limit">The most texts remembered, at least 2.</param>
public sealed class RememberedScores(IBiasClassifier inner, int limit) : IBiasClassifier
{
    private readonly BoundedMemory<BiasScore> _memory = new(limit);

    public string Version => inner.Version;

    public BiasThresholds Thresholds => inner.Thresholds;

    /// <summary>How many texts are remembered now, at most the limit.</summary>
    public int Count => _memory.Count;

    public async Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        var version = inner.Version;
        string[] keys = [.. texts.Select(text => BoundedMemory<BiasScore>.Key($"{version}\n{language.Code}\n{text}"))];
        var known = _memory.Recall(keys);

        var missing = texts.Zip(keys).Where(asked => !known.ContainsKey(asked.Second)).DistinctBy(asked => asked.Second).ToList();
        if (missing.Count > 0)
        {
            var scores = await inner.ScoreAsync([.. missing.Select(asked => asked.First)], language, cancellation);
            if (scores.Count != missing.Count)
                throw new InvalidDataException($"{scores.Count} scores came back for {missing.Count} texts.");
            foreach (var ((_, key), score) in missing.Zip(scores))
                known[key] = score;

            // A score that is no probability is a fault of the moment; remembered, it would keep the gate closed for good.
            _memory.Remember(missing.Select(asked => KeyValuePair.Create(asked.Second, known[asked.Second])).Where(pair => pair.Value.IsSound));
        }

        return [.. keys.Select(key => known[key])];
    }
}
