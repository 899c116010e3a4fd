using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using Isegoria.Backends.Evidence.Search;

namespace Isegoria.Benchmarks;

/// <summary>The dense scan alone, bytes beside floats, over vectors that lie about as near to each other as those of real passages.</summary>
internal static class Scan
{
    private const int Seed = 11;
    private const int Dimensions = 384;
    private const int Most = 100;
    private const int Warming = 3;
    private const int Asked = 40;

    /// <summary>How long the part is that all vectors share: the shipped encoder's cosines lie around 0.8.</summary>
    private const float Shared = 1.4f;

    public static void Run(int passages)
    {
        var random = new Random(Seed);
        var common = Unit(random);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var bytes = new QuantisedVectors(Dimensions);
        for (var row = 0; row < passages; row++)
            bytes.Add(row.ToString(CultureInfo.InvariantCulture), "fr", Near(common, random));
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passages:N0} vectors of {Dimensions}: {held / 1e6:N0} MB held, ids included"));

        var questions = Enumerable.Range(0, Warming + Asked).Select(_ => Near(common, random)).ToList();
        for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
            Print($"bytes, {threads} thread(s)", questions, question => bytes.Nearest(question, Most, threads));

        // The same vectors again, from the same seed.
        random = new Random(Seed);
        common = Unit(random);
        var floats = new FloatScan(Dimensions);
        for (var row = 0; row < passages; row++)
            floats.Add(row.ToString(CultureInfo.InvariantCulture), Near(common, random));
        var whole = Print("floats, tensor package, 1 thread", questions, question => floats.Similarities(question));
        var again = Print("bytes, 1 thread, once more", questions, question => bytes.Nearest(question, Most, threads: 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  bytes take {again / whole:0.00} of the floats' processor time"));
    }

    /// <returns>Mean processor time, in milliseconds.</returns>
    private static double Print(string what, List<float[]> questions, Action<float[]> ask)
    {
        foreach (var question in questions.Take(Warming))
            ask(question);
        var (took, computing) = (new List<double>(), Environment.CpuUsage.TotalTime);
        foreach (var question in questions.Skip(Warming))
        {
            var watch = Stopwatch.StartNew();
            ask(question);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        var spent = (Environment.CpuUsage.TotalTime - computing).TotalMilliseconds / took.Count;
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-40} p50 {took[took.Count / 2],7:0.0} ms  p95 {took[took.Count * 95 / 100],7:0.0} ms  computing {spent,7:0.0} ms"));
        return spent;
    }

    private static float[] Near(float[] common, Random random)
    {
        var vector = Unit(random);
        for (var i = 0; i < vector.Length; i++)
            vector[i] += Shared * common[i];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static float[] Unit(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = random.NextSingle() - 0.5f;
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
