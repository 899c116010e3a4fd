using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>A labelled reply. GUIDE.md beside the data defines labels, pairs and sets.</summary>
/// <param name="Set">The writer's set: the file's name without its ending.</param>
/// <param name="Labels">Empty for a neutral reply.</param>
/// <param name="Leaning">For or against the measure a biased reply discusses; null where the bias has no direction.</param>
internal sealed record Example(
    string Id, string Set, string Pair, string Language, string Topic, string Text, IReadOnlySet<BiasLabel> Labels, Leaning? Leaning)
{
    public bool IsNeutral => Labels.Count == 0;

    /// <summary>The words of a document that the reply renders; null where it stands on none.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// What must stay on one side of a division: twins; mirrored pairs 2k-1 and 2k; in the calm sets everything on a topic,
    /// across languages.
    /// </summary>
    public string Group => Set switch
    {
        "n" or "r" => Mirror(Pair),
        "x" or "y" => $"topic {Topic}",
        _ => Pair,
    };

    private static string Mirror(string pair)
    {
        var dash = pair.LastIndexOf('-');
        return int.TryParse(pair.AsSpan(dash + 1), out var number) ? $"{pair[..dash]} mirror {(number + 1) / 2}" : pair;
    }
}

internal enum Leaning
{
    Pro,
    Contra,
}
