using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isegoria.Training;

/// <summary>The replies kept aside as a file of the program: what evaluates other models at run time cannot reach the training's data.</summary>
internal static class KeptAside
{
    public const string Path = "src/Backends/Evaluation/labelled/aside.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Enough for a judge to be tried on, few enough to be carried by the program.</summary>
    private const int PerLanguage = 800;

    /// <summary>A line a reply. Pairs of a text and its translation are one in each language.</summary>
    public static string Of(IReadOnlyList<Example> examples) => string.Concat(Among(examples)
        .Select(example => JsonSerializer.Serialize(new { Pair = $"{example.Set}/{example.Pair}", Lang = example.Language, example.Text, Biased = !example.IsNeutral }, Json) + "\n"));

    /// <summary>The replies kept aside that a judge is tried on, in an order that tells nothing.</summary>
    public static List<Example> Among(IReadOnlyList<Example> examples) =>
    [
        .. examples.Where(example => Partition.Of(example.Group) == Part.Aside)
            .GroupBy(example => example.Language)
            .SelectMany(Drawn)
            .OrderBy(example => example.Set, StringComparer.Ordinal).ThenBy(example => example.Id, StringComparer.Ordinal),
    ];

    /// <summary>Whole pairs, the same on every machine.</summary>
    private static List<Example> Drawn(IEnumerable<Example> aside)
    {
        var drawn = new List<Example>();
        foreach (var pair in aside.GroupBy(example => $"{example.Set}/{example.Pair}").OrderBy(pair => Partition.Bucket($"drawn {pair.Key}", int.MaxValue)))
        {
            if (drawn.Count + pair.Count() <= PerLanguage)
                drawn.AddRange(pair);
        }
        return drawn;
    }
}
