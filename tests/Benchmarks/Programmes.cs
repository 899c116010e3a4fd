using System.Text.Json;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks;

/// <summary>Twelve programmes of 2022 on fifteen questions, in French and in English, from the data beside the repository.</summary>
/// <param name="Questions">The fifteen questions, then each programme's proposal on each, in the same order in both languages.</param>
internal sealed record Programmes(string Language, IReadOnlyList<string> Questions, IReadOnlyList<string> Proposals)
{
    public static Programmes In(string language)
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "llm-probes", "french-programmes-2022", $"elections_france_{language}.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var topics = json.RootElement.EnumerateArray().ToList();
        return new Programmes(
            language,
            [.. topics.Select(topic => topic.GetProperty("question").GetString()!)],
            [.. topics.SelectMany(topic => topic.GetProperty("propositions").EnumerateArray()
                .OrderBy(proposal => proposal.GetProperty("candidate_id").GetString(), StringComparer.Ordinal)
                .Select(proposal => proposal.GetProperty("value").GetString()!))]);
    }
}
