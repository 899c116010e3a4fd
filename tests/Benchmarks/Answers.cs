using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Benchmarks;

/// <summary>
/// How often the sentences quoted hold the marked answer, by kind of question, and how long they are. All of PIAF half A
/// is in the index; its articles are development or held out by their titles.
/// </summary>
internal static class Answers
{
    private const int Top = 8;

    private sealed record Answered(QuestionKind Kind, bool Development, bool Said, int Sentences, int Words);

    public static async Task RunAsync(ISentenceEncoder encoder)
    {
        var set = QuestionSet.Piaf();
        await using var corpus = await Corpus.ImportAsync(set.Passages, encoder);
        var answered = new List<Answered>();
        foreach (var question in set.Questions)
            answered.Add(await AskAsync(corpus, question));
        foreach (var part in answered.GroupBy(a => a.Development).OrderByDescending(part => part.Key))
        {
            Console.WriteLine(part.Key ? "development" : "held out");
            foreach (var kind in part.GroupBy(a => a.Kind).OrderBy(kind => kind.Key))
                Print(kind.Key.ToString(), [.. kind]);
            Print("all", [.. part]);
        }
    }

    private static async Task<Answered> AskAsync(Corpus corpus, BenchmarkQuestion question)
    {
        var findings = await corpus.Index.FindAsync(Corpus.Id, question.Text, Language.French, Top, CancellationToken.None);
        var found = await corpus.Sentences.LookAsync(question.Text, findings.Passages, CancellationToken.None);
        var chosen = corpus.Extractive.Choice!.Choice.Choose(found.Candidates);
        return new Answered(
            Deliberation.Replies.Asking.Of(question.Text).Kind,
            IsDevelopment(question.Group),
            chosen.Any(sentence => question.Answers.Any(answer => sentence.Text.Contains(answer, StringComparison.OrdinalIgnoreCase))),
            chosen.Count,
            chosen.Sum(sentence => sentence.Text.Split(' ').Length));
    }

    private static void Print(string name, List<Answered> answered) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-9} {answered.Count,5} questions  hold the answer {answered.Average(a => a.Said ? 1 : 0):0.000}  sentences {answered.Average(a => a.Sentences):0.00}  words {answered.Average(a => a.Words):0.0}"));

    private static bool IsDevelopment(string group) => (SHA256.HashData(Encoding.UTF8.GetBytes(group))[0] & 1) == 0;
}
