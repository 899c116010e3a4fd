using System.Text.Json;

namespace Isegoria.Training;

/// <summary>Two sentences that differ in who or which side stands in them, and in nothing else.</summary>
/// <param name="Category">parties, groups, sexes, origins or sides.</param>
internal sealed record SymmetricPair(string Language, string Category, string First, string Second);

/// <summary>Sentences with a place {x}, and what may stand there without changing whether they are fair.</summary>
internal static class Symmetry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Each value of a list beside another, no pair twice; at most so many of a category, the same on every machine.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where.</exception>
    public static IReadOnlyList<SymmetricPair> Pairs(string file, string language, int perCategory) =>
        [.. Read(file)
            .GroupBy(list => list.Name)
            .SelectMany(category => category
                .SelectMany(list => list.Frames.SelectMany((frame, at) => list.Values.Select((value, i) =>
                    new SymmetricPair(
                        language, category.Key,
                        Filled(frame, value),
                        Filled(frame, list.Values[(i + 1 + at % (list.Values.Count - 1)) % list.Values.Count])))))
                .DistinctBy(pair => string.CompareOrdinal(pair.First, pair.Second) < 0 ? (pair.First, pair.Second) : (pair.Second, pair.First))
                .OrderBy(pair => Partition.Bucket(pair.First + pair.Second, int.MaxValue))
                .Take(perCategory))];

    /// <summary>Every frame with some of its values, all of a frame in one unit.</summary>
    public static IEnumerable<(string Unit, string Text)> Variants(string file, int perFrame) =>
        Read(file).SelectMany(list => list.Frames.SelectMany((frame, at) =>
            Enumerable.Range(0, Math.Min(perFrame, list.Values.Count))
                .Select(i => (frame, Filled(frame, list.Values[(int)(((long)at * perFrame + i) % list.Values.Count)])))));

    private static string Filled(string frame, string value)
    {
        var text = frame.Replace("{x}", value, StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static List<ValueList> Read(string file)
    {
        try
        {
            var lists = JsonSerializer.Deserialize<Frames>(File.ReadAllText(file), Json)?.Categories ?? [];
            if (lists.Count == 0 || lists.Any(list => list.Values.Count < 2 || list.Frames.Any(frame => !frame.Contains("{x}", StringComparison.Ordinal))))
                throw new InvalidDataException($"{file}: a category needs two values and a place {{x}} in every frame.");
            return lists;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private sealed record Frames(List<ValueList> Categories);

    private sealed record ValueList(string Name, IReadOnlyList<string> Values, IReadOnlyList<string> Frames);
}
