using System.Globalization;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Benchmarks;

/// <summary>Recall@5 and MRR@10 of each way to search.</summary>
internal static class Retrieval
{
    private const int Depth = 100;

    public static async Task RunAsync()
    {
        using var encoder = Corpus.Encoder();
        foreach (var set in new[] { QuestionSet.Piaf(), QuestionSet.ServicePublic() })
        {
            await using var corpus = await Corpus.ImportAsync(set.Passages, encoder);
            using var plain = new PlainLucene(set.Passages);
            var index = await corpus.Indexes.KeptAsync(Corpus.Id, CancellationToken.None);
            var questions = encoder.Encode([.. set.Questions.Select(q => q.Text)], EncodingPurpose.Query, CancellationToken.None);

            var standard = set.Questions.Select(q => plain.Find(q.Text, Depth)).ToList();
            var lexical = set.Questions.Select(q => Within(index.Matching(q.Text, ["fr"], 0.5, Depth))).ToList();
            var dense = questions.Select(vector => Within([.. index.Vectors.Nearest(vector, Depth, threads: 1).Select(found => found.Id)])).ToList();
            Console.WriteLine($"{set.Name}: {set.Passages.Count} passages, {set.Questions.Count} questions");
            Print("plain Lucene, StandardAnalyzer", set, standard);
            Print("BM25 with French analysis", set, lexical);
            Print("dense", set, dense);
            foreach (var k in new double[] { 5, 10, 20, 60 })
                Print($"both by reciprocal rank, k = {k}", set, [.. lexical.Zip(dense, (l, d) => Fused(k, l, d))]);
            index.Release();
        }
    }

    private static List<string> Fused(double k, IReadOnlyList<string> lexical, IReadOnlyList<string> dense) =>
        [.. ReciprocalRank.Fuse(k, lexical, dense).Select(fused => fused.Id)];

    private static List<string> Within(IReadOnlyList<string> ids) => [.. ids.Select(id => DocumentKey.Within(Corpus.Id, id))];

    private static void Print(string way, QuestionSet set, IReadOnlyList<IReadOnlyList<string>> rankings)
    {
        var ranks = set.Questions.Zip(rankings, (question, ranking) => ranking.Take(10).ToList().IndexOf(question.Passage) + 1).ToList();
        var recall = ranks.Count(rank => rank is >= 1 and <= 5) / (double)ranks.Count;
        var reciprocal = ranks.Sum(rank => rank > 0 ? 1.0 / rank : 0) / ranks.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {way,-40} recall@5 {recall:0.000}  MRR@10 {reciprocal:0.000}"));
    }
}
