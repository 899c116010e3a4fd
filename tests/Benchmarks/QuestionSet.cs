using System.Globalization;
using System.Text.Json;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks;

/// <param name="Group">Article or sheet: what a split never divides.</param>
internal sealed record BenchmarkPassage(string Id, string Group, string Text, string Language = "fr");

/// <param name="Passage">The passage that answers it.</param>
/// <param name="Answers">Words of the passage that answer it; empty where the data set does not mark them.</param>
internal sealed record BenchmarkQuestion(string Text, string Passage, string Group, IReadOnlyList<string> Answers);

/// <summary>French questions with the passage that answers each, from data sets beside the repository.</summary>
internal sealed record QuestionSet(string Name, IReadOnlyList<BenchmarkPassage> Passages, IReadOnlyList<BenchmarkQuestion> Questions)
{
    /// <summary>PIAF 1.1, half A: paragraphs of Wikipedia, each below the title of its article.</summary>
    public static QuestionSet Piaf()
    {
        var passages = new List<BenchmarkPassage>();
        var questions = new List<BenchmarkQuestion>();
        using var json = Open("piaf/piaf-v1.1-half-a.json");
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var title = article.GetProperty("title").GetString()!;
            foreach (var paragraph in article.GetProperty("paragraphs").EnumerateArray())
            {
                var id = $"p{passages.Count.ToString(CultureInfo.InvariantCulture)}";
                passages.Add(new BenchmarkPassage(id, title, $"{title}\n{paragraph.GetProperty("context").GetString()}"));
                questions.AddRange(paragraph.GetProperty("qas").EnumerateArray().Select(qa =>
                    new BenchmarkQuestion(
                        qa.GetProperty("question").GetString()!,
                        id,
                        title,
                        [.. qa.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("text").GetString()!)])));
            }
        }
        return new QuestionSet("PIAF half A", passages, questions);
    }

    /// <summary>Citizens' questions to the French administration, each with the text of its answer sheet without the title.</summary>
    public static QuestionSet ServicePublic()
    {
        using var json = Open("service-public/questions_spf.json");
        var rows = json.RootElement.EnumerateArray().Select(row => (Id: row[0].GetString()!, Question: row[1].GetString()!, Text: row[2].GetString()!)).ToList();
        return new QuestionSet(
            "service-public",
            [.. rows.DistinctBy(row => row.Id).Select(row => new BenchmarkPassage(row.Id, row.Id, row.Text))],
            [.. rows.Select(row => new BenchmarkQuestion(row.Question, row.Id, row.Id, []))]);
    }

    /// <summary>The same, sheets cut into passages as an import would cut them.</summary>
    public QuestionSet Cut() => this with
    {
        Passages =
        [
            .. Passages.SelectMany(p => new PassageCut(40, 200)
                .Cut(p.Text.Split('\n').Select(line => new Block("", line.Trim(), BlockKind.Prose)).Where(block => block.Text.Length > 0))
                .Select((cut, i) => new BenchmarkPassage(string.Create(CultureInfo.InvariantCulture, $"{p.Id}#{i}"), p.Group, cut.Text))),
        ],
    };

    private static JsonDocument Open(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "..", "shared", "data", "retrieval", file)));
}
