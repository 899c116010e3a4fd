using System.Globalization;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Benchmarks;

/// <summary>
/// How often a text in one language finds its translation first among the texts of the other language: fifteen questions
/// among the questions, 180 proposals among the proposals, each taken as a question. Then with both languages in the index,
/// where the first passage found in the other language counts.
/// </summary>
internal static class Twins
{
    private const int Depth = 100;

    public static async Task RunAsync()
    {
        using var encoder = new RememberedVectors(Corpus.Encoder(), 2_000);
        var (french, english) = (Programmes.In("fr"), Programmes.In("en"));
        foreach (var (asked, found) in new[] { (french, english), (english, french) })
        {
            await AmongAsync("questions", asked, found, asked.Questions, found.Questions, encoder);
            await AmongAsync("proposals", asked, found, asked.Proposals, found.Proposals, encoder);
        }

        await using var both = await Corpus.ImportAsync([.. Passages(french, french.Proposals), .. Passages(english, english.Proposals)], encoder);
        foreach (var (asked, found) in new[] { (french, english), (english, french) })
            Print($"proposals, {asked.Language} to {found.Language}, both languages there", "the product", found, asked.Proposals, text => Find(both, asked, text));
    }

    private static async Task AmongAsync(
        string kind, Programmes asked, Programmes found, IReadOnlyList<string> texts, IReadOnlyList<string> twins, ISentenceEncoder encoder)
    {
        var passages = Passages(found, twins).ToList();
        var among = $"{kind}, {asked.Language} to {found.Language}";
        await using var corpus = await Corpus.ImportAsync(passages, encoder);
        using var plain = new PlainLucene(passages);
        Print(among, "plain Lucene", found, texts, text => plain.Find(text, Depth));
        Print(among, "the product", found, texts, text => Find(corpus, asked, text));
        var index = await corpus.Indexes.KeptAsync(Corpus.Id, CancellationToken.None);
        foreach (var weight in new[] { 0, 0.05, 0.1, 0.25, 0.5, 1 })
            Print(among, FormattableString.Invariant($"words of the other language at weight {weight}"), found, texts, text => Fused(index, encoder, text, weight));
        index.Release();
    }

    private static List<string> Fused(OpenIndex index, ISentenceEncoder encoder, string text, double weight)
    {
        var nearest = index.Vectors.Nearest(encoder.Encode([text], EncodingPurpose.Query, CancellationToken.None)[0], Depth, threads: 1);
        var matching = index.Matching(text, TermAnalysis.Languages, 0.5, Depth);
        return [.. ReciprocalRank.Fuse(5, [(weight, matching), (1, [.. nearest.Select(found => found.Id)])]).Select(fused => DocumentKey.Within(Corpus.Id, fused.Id))];
    }

    private static List<string> Find(Corpus corpus, Programmes asked, string text) =>
        [.. corpus.Index.FindAsync(Corpus.Id, text, new Language(asked.Language), Depth, CancellationToken.None).GetAwaiter().GetResult()
            .Passages.Select(passage => DocumentKey.Within(Corpus.Id, passage.Passage.Id))];

    private static IEnumerable<BenchmarkPassage> Passages(Programmes programmes, IReadOnlyList<string> texts) =>
        texts.Select((text, number) => new BenchmarkPassage(Id(programmes, number), "", text, programmes.Language));

    private static string Id(Programmes programmes, int number) => FormattableString.Invariant($"{programmes.Language}-{number}");

    private static void Print(
        string among, string way, Programmes sought, IReadOnlyList<string> texts, Func<string, IReadOnlyList<string>> find)
    {
        var first = texts.Index().Count(text => find(text.Item).FirstOrDefault(id => id.StartsWith(sought.Language, StringComparison.Ordinal)) == Id(sought, text.Index));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{among,-50} {way,-45} {first} of {texts.Count} first ({100.0 * first / texts.Count:0.0} %)"));
    }
}
