using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Encoding;

/// <summary>
/// Encodes a text once while it is remembered: many citizens ask about the same passages, and one question is looked at
/// several times on its way. Safe to call from several threads.
/// </summary>
/// <param name="limit">The most texts remembered, at least 2.</param>
public sealed class RememberedVectors(ISentenceEncoder inner, int limit) : ISentenceEncoder, IDisposable
{
    private readonly BoundedMemory<float[]> _memory = new(limit);

    public string Name => inner.Name;

    public int Dimensions => inner.Dimensions;

    public bool IsElsewhere => inner.IsElsewhere;

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
    {
        string[] keys = [.. texts.Select(text => BoundedMemory<float[]>.Key($"{purpose}\n{text}"))];
        var known = _memory.Recall(keys);
        var missing = texts.Zip(keys).Where(asked => !known.ContainsKey(asked.Second)).DistinctBy(asked => asked.Second).ToList();
        if (missing.Count > 0)
        {
            var vectors = inner.Encode([.. missing.Select(asked => asked.First)], purpose, cancellation);
            foreach (var ((_, key), vector) in missing.Zip(vectors))
                known[key] = vector;
            _memory.Remember(missing.Select(asked => KeyValuePair.Create(asked.Second, known[asked.Second])));
        }

        return [.. keys.Select(key => known[key])];
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
