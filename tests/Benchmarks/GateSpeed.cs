using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Bias;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Microsoft.ML.OnnxRuntime;

namespace Isegoria.Benchmarks;

/// <summary>
/// The classifier against raw ONNX Runtime on the same graph with ids and tensors made beforehand: what tokenising,
/// batching and calibrating add.
/// </summary>
internal static class GateSpeed
{
    private const int Rounds = 200;
    private const int BatchSize = 16;
    private const string Sentence =
        "Selon le rapport de la commission, la fermeture de la rue aux voitures ferait baisser le bruit, mais plusieurs commerçants craignent de perdre une partie de leurs clients.";

    private static readonly string Folder = Repository.File("models/bias-gate");

    public static void Run()
    {
        var network = Path.Combine(Folder, BiasModel.NetworkFile);
        var pieces = new PieceTokenizer(Path.Combine(Folder, BiasModel.TokenizerFile));

        using (var classifier = new OnnxBiasClassifier(Folder, threads: 1, BatchSize))
        using (var raw = Session(network, threads: 1))
        {
            var ids = pieces.Ids(Sentence, EncodingPurpose.Query);
            var (ours, theirs) = Alternating(() => Score(classifier, [Sentence]), () => Raw(raw, [ids]), Rounds);
            Print($"a sentence of {Sentence.Split(' ').Length} words, one core, median ms", ours, theirs, ours / theirs);
        }

        string[] texts = [.. File.ReadLines(Repository.File("src/Training/data/deliberation-replies/a.jsonl")).Select(TextOf)];
        using (var classifier = new OnnxBiasClassifier(Folder, threads: 2, BatchSize))
        using (var raw = Session(network, threads: 2))
        {
            var batches = texts.Select(text => pieces.Ids(text, EncodingPurpose.Query)).OrderBy(ids => ids.Length).Chunk(BatchSize).ToList();
            var (ours, theirs) = Alternating(() => Score(classifier, texts), () => batches.ForEach(batch => Raw(raw, batch)), rounds: 5);
            Print($"{texts.Length} replies, two cores, texts a second", texts.Length / ours * 1000, texts.Length / theirs * 1000, ours / theirs);
        }
    }

    private static void Score(OnnxBiasClassifier classifier, string[] texts) =>
        _ = classifier.ScoreAsync(texts, Language.French, CancellationToken.None).GetAwaiter().GetResult();

    private static string TextOf(string line) => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;

    private static InferenceSession Session(string path, int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads };
        return new InferenceSession(path, options);
    }

    private static void Raw(InferenceSession session, long[][] rows)
    {
        var width = rows[^1].Length;
        var ids = new long[rows.Length * width];
        var mask = new long[ids.Length];
        Array.Fill(ids, 1);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(ids, row * width);
            Array.Fill(mask, 1, row * width, rows[row].Length);
        }
        using var inputs = OrtValue.CreateTensorValueFromMemory(ids, [rows.Length, width]);
        using var masks = OrtValue.CreateTensorValueFromMemory(mask, [rows.Length, width]);
        using var run = new RunOptions();
        using var results = session.Run(run, ["input_ids", "attention_mask"], [inputs, masks], ["logits"]);
    }

    /// <summary>Medians in milliseconds, measured in turn so that what else the machine does meets both.</summary>
    private static (double Ours, double Theirs) Alternating(Action ours, Action theirs, int rounds)
    {
        var (own, raw) = (new List<double>(), new List<double>());
        for (var round = -2; round < rounds; round++)
        {
            var (a, b) = (Milliseconds(ours), Milliseconds(theirs));
            if (round < 0)
                continue;
            own.Add(a);
            raw.Add(b);
        }
        return (Median(own), Median(raw));
    }

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, double ours, double theirs, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {ours:0.0}, raw ONNX Runtime {theirs:0.0}; time {ratio:0.00} times raw"));
}
