using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Benchmarks;

/// <summary>
/// The rule for "not in the documents". Articles are split in four by their titles: in the index or left out, and
/// development or held out. Questions about an article left out have no answer.
/// </summary>
internal static class Unanswered
{
    private const int Top = 10;

    /// <summary>Of the fit, beside 1 for PIAF: a data set where one sheet answers each question is unlike most consultations.</summary>
    private const double ServicePublicShare = 0.1;

    private enum Part
    {
        Development,
        HeldOut,
    }

    private sealed record Asked(BenchmarkQuestion Question, bool Answerable, AnswerSigns Signs, bool Said, TimeSpan Took);

    /// <param name="signs">Where the signs of every question are written to; nowhere where null.</param>
    public static async Task RunAsync(ISentenceEncoder encoder, string? signs)
    {
        await using var written = signs is null ? StreamWriter.Null : new StreamWriter(signs);
        foreach (var part in Enum.GetValues<Part>())
        {
            var (piaf, sheets) = (await RunAsync(QuestionSet.Piaf(), part, encoder, written), await RunAsync(QuestionSet.ServicePublic().Cut(), part, encoder, written));
            if (part == Part.Development)
            {
                var weight = ServicePublicShare * piaf.Count / sheets.Count;
                Console.WriteLine($"Fitted on development data: {LogisticFit.Of([.. piaf.Select(a => new Weighed(a.Signs, a.Answerable, 1)), .. sheets.Select(a => new Weighed(a.Signs, a.Answerable, weight))])}");
            }
        }
    }

    private static async Task<List<Asked>> RunAsync(QuestionSet set, Part part, ISentenceEncoder encoder, TextWriter written)
    {
        var asked = await AskAsync(set, part, encoder);
        foreach (var a in asked)
            await written.WriteLineAsync(JsonSerializer.Serialize(new { set = set.Name, part = part.ToString(), a.Answerable, a.Said, a.Question.Text, a.Signs }));
        return asked;
    }

    private static async Task<List<Asked>> AskAsync(QuestionSet set, Part part, ISentenceEncoder encoder)
    {
        var inPart = (string group) => Draw(group, 0) == (part == Part.Development);
        await using var corpus = await Corpus.ImportAsync(set.Passages.Where(p => inPart(p.Group) && Draw(p.Group, 1)), encoder);
        var asked = new List<Asked>();
        foreach (var question in set.Questions.Where(q => inPart(q.Group)))
            asked.Add(await AskAsync(corpus, question));
        Print($"{set.Name}, {part}", asked, corpus.Extractive.Rule!.Rule);
        return asked;
    }

    private static async Task<Asked> AskAsync(Corpus corpus, BenchmarkQuestion question)
    {
        var watch = Stopwatch.StartNew();
        var findings = await corpus.Index.FindAsync(Corpus.Id, question.Text, Language.French, Top, CancellationToken.None);
        var found = await corpus.Sentences.LookAsync(question.Text, findings.Passages, CancellationToken.None);
        var chosen = corpus.Extractive.Choice!.Choice.Choose(found.Candidates);
        var said = chosen.Any(candidate => question.Answers.Any(answer => candidate.Text.Contains(answer, StringComparison.OrdinalIgnoreCase)));
        return new Asked(question, Draw(question.Group, 1), found.Signs, said, watch.Elapsed);
    }

    private static void Print(string name, List<Asked> asked, AnswerRule rule)
    {
        var refused = asked.Where(a => !rule.Answers(a.Signs)).ToList();
        var right = refused.Count(a => !a.Answerable);
        var unanswerable = asked.Count(a => !a.Answerable);
        var answerable = asked.Where(a => a.Answerable).ToList();
        var took = asked.Select(a => a.Took.TotalMilliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {answerable.Count} answerable, {unanswerable} not"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  not in the documents   precision {right / (double)Math.Max(1, refused.Count):0.000}  recall {right / (double)unanswerable:0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  quoted sentences hold the marked answer: {answerable.Count(a => a.Said) / (double)answerable.Count:0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  search and sentences   p50 {took[took.Count / 2]:0} ms  p95 {took[took.Count * 95 / 100]:0} ms"));
    }

    /// <summary>An even draw that depends on the name alone.</summary>
    private static bool Draw(string group, int bit) => (SHA256.HashData(Encoding.UTF8.GetBytes(group))[0] >> bit & 1) == 0;
}
