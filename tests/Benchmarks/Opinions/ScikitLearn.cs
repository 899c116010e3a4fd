using System.Diagnostics;
using System.Globalization;

namespace Isegoria.Benchmarks.Opinions;

/// <summary>Debian's scikit-learn in a process of its own that has read the matrix and waits: a round counts neither start nor reading.</summary>
internal sealed class ScikitLearn : IDisposable
{
    public const string Missing = "No comparison of speed: /usr/bin/python3 has no scikit-learn (apt install python3-sklearn).";

    private const string Python = "/usr/bin/python3";

    /// <summary>Missing votes become the statement's mean; then what the library offers with its own settings, for two to five groups.</summary>
    private const string Script = """
        import csv, sys, time
        import numpy
        from sklearn.cluster import KMeans
        from sklearn.decomposition import PCA
        from sklearn.metrics import silhouette_score
        with open(sys.argv[1], newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        first = rows[0].index("n-disagree") + 1
        votes = numpy.array([[float(vote) if vote else numpy.nan for vote in row[first:]] for row in rows[1:]])
        print("ready", flush=True)
        for line in sys.stdin:
            begin = time.perf_counter()
            filled = numpy.where(numpy.isnan(votes), numpy.nanmean(votes, axis=0), votes)
            places = PCA(n_components=2).fit_transform(filled)
            for groups in range(2, 6):
                silhouette_score(places, KMeans(n_clusters=groups, n_init=10).fit_predict(places))
            print((time.perf_counter() - begin) * 1000, flush=True)
        """;

    private readonly Process _process;

    private ScikitLearn(Process process) => _process = process;

    /// <returns>None where there is no such Python or it lacks the library.</returns>
    public static ScikitLearn? Start(string matrix)
    {
        if (!File.Exists(Python))
            return null;
        var process = Process.Start(new ProcessStartInfo(Python, ["-c", Script, matrix]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (process.StandardOutput.ReadLine() == "ready")
            return new ScikitLearn(process);
        process.Dispose();
        return null;
    }

    /// <summary>One run, in milliseconds by Python's own clock.</summary>
    public double Round()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
