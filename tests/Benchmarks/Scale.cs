using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Benchmarks;

/// <summary>How long a question takes among so many passages, in its parts and as a whole, and what the index holds in memory.</summary>
internal static class Scale
{
    private const int Seed = 7;
    private const int Bases = 1_000;
    private const int Warming = 30;
    private const int Asked = 200;
    private const int Candidates = 100;
    private const int Top = 8;

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        using var encoder = Corpus.Encoder();
        var random = new Random(Seed);
        var piaf = QuestionSet.Piaf();
        var questions = piaf.Questions.Select(question => question.Text).Distinct().ToArray();
        random.Shuffle(questions);
        var bases = piaf.Passages.Concat(QuestionSet.ServicePublic().Cut().Passages).ToArray();
        random.Shuffle(bases);
        var english = Programmes.In("en").Proposals.Select(text => new BenchmarkPassage("", "", text, "en"));
        var spliced = new SplicedPassages([.. bases.Take(Bases), .. english], encoder);
        foreach (var size in sizes)
            await MeasureAsync(size, spliced, [.. questions.Take(Warming + Asked)], encoder);
    }

    private static async Task MeasureAsync(int size, SplicedPassages spliced, IReadOnlyList<string> questions, OnnxSentenceEncoder encoder)
    {
        using var remembered = new RememberedVectors(new Lent(encoder), 2 * questions.Count);
        await using var corpus = await Corpus.OpenAsync(remembered);
        await using (var store = await corpus.Stores.CreateDbContextAsync())
            await spliced.StoreAsync(store, Corpus.Id, size);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await corpus.Files.BringUpToDateAsync(Corpus.Id, CancellationToken.None);
        var written = watch.Elapsed;
        var index = await corpus.Indexes.KeptAsync(Corpus.Id, CancellationToken.None);
        var opened = watch.Elapsed - written;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size:N0} passages: Lucene written in {written.TotalSeconds:0.0} s, opened in {opened.TotalSeconds:0.0} s, {held / 1e6:N0} MB held"));

        Print("whole answer of the index, encoding included", questions, text => Find(corpus, text));
        Print("whole answer of the index, vector known", questions, text => Find(corpus, text));
        Print("encoding alone", questions, text => encoder.Encode([text], EncodingPurpose.Query, CancellationToken.None));
        Print("BM25 alone", questions, text => index.Matching(text, TermAnalysis.Languages, 0.5, Candidates));
        var vectors = questions.ToDictionary(text => text, text => remembered.Encode([text], EncodingPurpose.Query, CancellationToken.None)[0]);
        for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
            Print($"bytes, {threads} thread(s)", questions, text => index.Vectors.Nearest(vectors[text], Candidates, threads));
        await CompareAsync(corpus, index, questions, vectors);
        index.Release();
    }

    /// <summary>Beside floats, in this same process.</summary>
    private static async Task CompareAsync(Corpus corpus, OpenIndex index, IReadOnlyList<string> questions, Dictionary<string, float[]> vectors)
    {
        var floats = new FloatScan(index.Vectors.Dimensions);
        await using var store = await corpus.Stores.CreateDbContextAsync();
        await foreach (var row in store.Vectors.AsNoTracking().OrderBy(row => row.PassageId).AsAsyncEnumerable())
            floats.Add(row.PassageId, PassageVectors.Floats(row.Values));
        var whole = Print("floats, tensor package, 1 thread", questions, text => floats.Similarities(vectors[text]));
        var sorted = Print("floats with a full sort, 1 thread", questions, text => floats.Nearest(vectors[text], Candidates));
        var bytes = Print("bytes, 1 thread, once more", questions, text => index.Vectors.Nearest(vectors[text], Candidates, threads: 1));
        var shared = questions.Average(text => index.Vectors.Nearest(vectors[text], 10, 1).Select(found => found.Id).Intersect(floats.Nearest(vectors[text], 10)).Count() / 10.0);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  bytes take {bytes / whole:0.00} of the floats' time, {bytes / sorted:0.00} of that with the sort; of the ten nearest by floats {shared:0.000} are among the ten nearest by bytes"));
    }

    private static Findings Find(Corpus corpus, string question) =>
        corpus.Index.FindAsync(Corpus.Id, question, Language.French, Top, CancellationToken.None).GetAwaiter().GetResult();

    /// <returns>The median, in milliseconds.</returns>
    private static double Print(string what, IReadOnlyList<string> questions, Action<string> ask)
    {
        foreach (var question in questions.Take(Warming))
            ask(question);
        var computing = Environment.CpuUsage.TotalTime;
        var took = new List<double>();
        foreach (var question in questions.Skip(Warming))
        {
            var watch = Stopwatch.StartNew();
            ask(question);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        computing = Environment.CpuUsage.TotalTime - computing;
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-46} p50 {took[took.Count / 2],7:0.00} ms  p95 {took[took.Count * 95 / 100],7:0.00} ms  computing {computing.TotalMilliseconds / took.Count,7:0.00} ms"));
        return took[took.Count / 2];
    }

    /// <summary>Stays open when what remembers its vectors is closed.</summary>
    private sealed class Lent(ISentenceEncoder encoder) : ISentenceEncoder
    {
        public string Name => encoder.Name;

        public int Dimensions => encoder.Dimensions;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation) =>
            encoder.Encode(texts, purpose, cancellation);
    }
}
