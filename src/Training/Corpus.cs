using System.Text.Json;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>Reads the labelled replies: one JSON object a line, a file for each writer's set, in a folder and those below it.</summary>
internal static class Corpus
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="InvalidDataException">A line is damaged or carries an unknown label; the message names file and line.</exception>
    public static IReadOnlyList<Example> Read(string folder)
    {
        var examples = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(ReadFile).ToList();
        if (examples.Count == 0)
            throw new InvalidDataException($"{folder} holds no *.jsonl with labelled replies.");
        return examples;
    }

    private static IEnumerable<Example> ReadFile(string path)
    {
        var ids = new HashSet<string>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var example = ReadLine(line, Path.GetFileNameWithoutExtension(path), $"{path}:{number}");
            if (!ids.Add(example.Id))
                throw new InvalidDataException($"{path}:{number}: the id {example.Id} was used before.");
            yield return example;
        }
    }

    private static Example ReadLine(string line, string set, string place)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Line>(line, Json);
            if (read is not { Id.Length: > 0, Pair.Length: > 0, Text.Length: > 0, Topic: not null, Labels: not null })
                throw new InvalidDataException($"{place}: id, pair, topic, text or labels is missing.");
            if (read.Lang is not ("fr" or "en"))
                throw new InvalidDataException($"{place}: the language '{read.Lang}' is neither fr nor en.");
            var labels = read.Labels.Select(label => Label(label, place)).ToHashSet();
            var leaning = read.Leaning switch { "pro" => Leaning.Pro, "contra" => Leaning.Contra, _ => (Leaning?)null };
            return new Example(read.Id, set, read.Pair, read.Lang, read.Topic, read.Text, labels, leaning) { Source = read.Source };
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: no JSON object of the expected shape: {e.Message}", e);
        }
    }

    private static BiasLabel Label(string name, string place)
    {
        foreach (var label in Enum.GetValues<BiasLabel>())
        {
            if (string.Equals(label.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return label;
        }
        throw new InvalidDataException(
            $"{place}: unknown label '{name}'; known are {string.Join(", ", Enum.GetNames<BiasLabel>()).ToLowerInvariant()}.");
    }

    private sealed record Line(string? Id, string? Pair, string? Lang, string? Topic, string? Text, IReadOnlyList<string>? Labels, string? Leaning, string? Source);
}
