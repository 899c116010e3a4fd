using Isegoria.Deliberation.Evidence;

namespace Isegoria.Doubles;

/// <summary>Texts are near where they share words; fast, and the same on every machine.</summary>
public sealed class WordEncoder : ISentenceEncoder
{
    public string Name => "words/1";

    public int Dimensions => 64;

    /// <summary>How many passages were encoded so far.</summary>
    public int Passages { get; private set; }

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Passages += purpose == EncodingPurpose.Passage ? texts.Count : 0;
        return [.. texts.Select(Vector)];
    }

    private float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', '?', '\n', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
            vector[1 + (word.Aggregate(7, (hash, letter) => ((hash * 31) + letter) & 0xFFFF) % (Dimensions - 1))]++;
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / length);
    }
}
