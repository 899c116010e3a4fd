using System.Text.Json;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Preferences;

namespace Isegoria.Backends.Preferences;

/// <summary>
/// Labelled replies as JSON lines (`id`, `pair`, `lang`, `topic`, `move`, `text`, `labels`), in a folder and those below it. A
/// biased reply and its neutral twin share their `pair`; what has no twin is a reply by itself.
/// </summary>
public static class WrittenPairs
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="prompts">By the kind of reply.</param>
    /// <exception cref="InvalidDataException">A line is damaged, or the folder holds none; the message says where.</exception>
    public static (IReadOnlyList<Preference> Pairs, IReadOnlyList<RatedReply> Rated) Read(string folder, SpokenWords prompts)
    {
        var lines = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(ReadFile).ToList();
        if (lines.Count == 0)
            throw new InvalidDataException($"{folder} holds no *.jsonl with labelled replies.");
        var (pairs, rated) = (new List<Preference>(), new List<RatedReply>());
        foreach (var same in lines.GroupBy(line => (line.Pair, line.Lang)))
        {
            if (same.Count() == 2 && same.SingleOrDefault(line => line.Labels!.Count > 0) is { } biased)
                pairs.Add(PairOf(biased, same.Single(line => line != biased), prompts));
            else
                rated.AddRange(same.Select(line => RatedOf(line, prompts)));
        }
        return (pairs, rated);
    }

    private static Preference PairOf(Line biased, Line neutral, SpokenWords prompts) => new(
        biased.Pair!, GroupOf(biased), new Language(biased.Lang!), PromptOf(biased, prompts), neutral.Text!, biased.Text!, LabelsOf(biased), PreferenceOrigin.Written);

    private static RatedReply RatedOf(Line line, SpokenWords prompts) => new(
        line.Id!, GroupOf(line), new Language(line.Lang!), PromptOf(line, prompts), line.Text!, line.Labels!.Count == 0, LabelsOf(line), PreferenceOrigin.Written);

    /// <summary>Replies on one subject stay on one side when the set is divided: mirrored pairs share it.</summary>
    private static string GroupOf(Line line) => $"{line.Lang}/{line.Topic}";

    private static string PromptOf(Line line, SpokenWords prompts) =>
        prompts.In(prompts.Entries.Contains(line.Move ?? "") ? line.Move! : "answer", new Language(line.Lang!));

    private static IReadOnlyList<BiasLabel> LabelsOf(Line line) => [.. line.Labels!.Select(label => Enum.Parse<BiasLabel>(label, ignoreCase: true))];

    private static IEnumerable<Line> ReadFile(string path) =>
        File.ReadLines(path).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => ReadLine(line.Item, $"{path}:{line.Index + 1}"));

    private static Line ReadLine(string text, string place)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, Json);
            if (line is not { Id.Length: > 0, Pair.Length: > 0, Text.Length: > 0, Labels: not null, Lang: "fr" or "en" }
                || !line.Labels.All(label => Enum.TryParse<BiasLabel>(label, ignoreCase: true, out _)))
                throw new InvalidDataException($"{place}: id, pair, text, labels or lang (fr or en) is missing or unknown.");
            return line;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: no JSON object of the expected shape: {e.Message}", e);
        }
    }

    private sealed record Line(string? Id, string? Pair, string? Lang, string? Topic, string? Move, string? Text, IReadOnlyList<string>? Labels);
}
