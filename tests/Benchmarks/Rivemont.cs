using System.Globalization;
using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks;

/// <summary>Questions on the sample consultation, to its documents of the same language and to those of the other alone.</summary>
internal static class Rivemont
{
    private const int Top = 8;

    private sealed record Asked(string Fr, string En, bool Answered);

    public static async Task RunAsync(TextWriter written)
    {
        using var encoder = Corpus.Encoder();
        var questions = File.ReadLines(Repository.File("tests/fixtures/evidence/rivemont-questions.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Asked>(line, JsonSerializerOptions.Web)!).ToList();
        foreach (var documents in new[] { Language.French, Language.English })
        {
            await using var corpus = await Corpus.ImportFolderAsync(Repository.File("samples/rivemont/documents"), $"*.{documents}.md", encoder);
            foreach (var spoken in new[] { Language.French, Language.English })
            {
                var signs = new List<(Asked Asked, AnswerSigns Signs)>();
                foreach (var asked in questions)
                    signs.Add((asked, await SignsAsync(corpus, spoken == Language.French ? asked.Fr : asked.En, spoken)));
                foreach (var (asked, sign) in signs)
                    await written.WriteLineAsync(JsonSerializer.Serialize(new { spoken = spoken.Code, documents = documents.Code, Answerable = asked.Answered, Text = asked.Fr, Signs = sign }));
                Print($"Rivemont, questions in {spoken}, documents in {documents}", signs, corpus, spoken == documents);
            }
        }
    }

    private static async Task<AnswerSigns> SignsAsync(Corpus corpus, string question, Language spoken)
    {
        var findings = await corpus.Index.FindAsync(Corpus.Id, question, spoken, Top, CancellationToken.None);
        return (await corpus.Sentences.LookAsync(question, findings.Passages, CancellationToken.None)).Signs;
    }

    private static void Print(string name, List<(Asked Asked, AnswerSigns Signs)> asked, Corpus corpus, bool sharesLanguage)
    {
        var rule = sharesLanguage ? corpus.Extractive.Rule!.Rule : corpus.Extractive.OtherLanguageRule!.Rule;
        var refused = asked.Where(a => !rule.Answers(a.Signs)).ToList();
        var right = refused.Count(a => !a.Asked.Answered);
        Console.WriteLine(name);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  not in the documents   precision {right / (double)Math.Max(1, refused.Count):0.000}  recall {right / (double)asked.Count(a => !a.Asked.Answered):0.000}"));
    }
}
