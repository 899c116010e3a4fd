using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Benchmarks;

/// <summary>
/// Whether supported sentences answer what was asked. For each question of PIAF, the sentence that holds the marked answer
/// stands for a good answer, and a sentence of the last passage shown, from another article, for what a weak model repeats.
/// The floor that parts the two best is chosen on half of the articles and reported on the other half.
/// </summary>
internal static class Relevance
{
    private const int Top = 8;

    private sealed record Judged(bool Development, bool Answers, double Evidence);

    public static async Task RunAsync(ISentenceEncoder encoder)
    {
        var set = QuestionSet.Piaf();
        await using var corpus = await Corpus.ImportAsync(set.Passages, encoder);
        var groups = set.Passages.ToDictionary(passage => passage.Id, passage => passage.Group);
        var judged = new List<Judged>();
        foreach (var question in set.Questions)
            await foreach (var one in JudgeAsync(corpus, question, groups))
                judged.Add(one);
        var development = judged.Where(one => one.Development).ToList();
        var floors = Enumerable.Range(-24, 41).Select(step => step / 4.0).ToList();
        // A good answer dropped costs the citizen a quotation in its place, one beside the question costs trust: they count alike.
        var floor = floors.MaxBy(f => KeptBy(f, development, answers: true) - KeptBy(f, development, answers: false));
        Print("development", floor, development);
        Print("held out", floor, [.. judged.Where(one => !one.Development)]);
        foreach (var other in new[] { floor - 2, floor - 1, floor + 1, floor + 2, corpus.RelevanceFloor })
            Print(string.Create(CultureInfo.InvariantCulture, $"  development at {other:0.00}"), other, development);
    }

    private static async IAsyncEnumerable<Judged> JudgeAsync(Corpus corpus, BenchmarkQuestion question, Dictionary<string, string> groups)
    {
        var found = (await corpus.Index.FindAsync(Corpus.Id, question.Text, Language.French, Top, CancellationToken.None)).Passages;
        var development = (Draw(question.Group) & 1) == 0;
        string Within(FoundPassage one) => Backends.Evidence.DocumentKey.Within(Corpus.Id, one.Passage.Id);
        if (found.FirstOrDefault(one => Within(one) == question.Passage) is { } right
            && Sentences.Ranges(right.Passage.Text).Where(at => question.Answers.Any(answer => right.Passage.Text[at].Contains(answer, StringComparison.Ordinal))).ToList() is [var said, ..])
            yield return new Judged(development, true, await EvidenceAsync(corpus, question.Text, right, said));
        if (found.LastOrDefault(one => groups[Within(one)] != question.Group) is { } wrong)
        {
            var sentences = Sentences.Ranges(wrong.Passage.Text);
            yield return new Judged(development, false, await EvidenceAsync(corpus, question.Text, wrong, sentences[Draw(question.Text) % sentences.Count]));
        }
    }

    private static Task<double> EvidenceAsync(Corpus corpus, string question, FoundPassage found, Range at) =>
        corpus.Relevance.EvidenceAsync(question, Language.French, [new SupportedSentence(found.Passage.Text[at], [new Footing(found, at)])], CancellationToken.None);

    private static double KeptBy(double floor, List<Judged> judged, bool answers) =>
        judged.Where(one => one.Answers == answers).Average(one => one.Evidence >= floor ? 1.0 : 0);

    private static void Print(string name, double floor, List<Judged> judged) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name}: floor {floor:0.00}, {judged.Count(one => one.Answers)} sentences with the answer kept {KeptBy(floor, judged, true):0.000}, {judged.Count(one => !one.Answers)} beside the question dropped {1 - KeptBy(floor, judged, false):0.000}"));

    /// <summary>An even draw that depends on the words alone; of a title, its lowest bit divides as "unanswered" does.</summary>
    private static int Draw(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0];
}
