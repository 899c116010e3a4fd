using Isegoria.Deliberation.Replies;

namespace Isegoria.Benchmarks;

/// <param name="Weight">What it counts for in the fit; the questions of weight 1 choose the threshold.</param>
internal readonly record struct Weighed(AnswerSigns Signs, bool Answerable, double Weight);

/// <summary>Logistic regression by gradient descent on standardised signs; the same data give the same rule.</summary>
internal static class LogisticFit
{
    /// <summary>What "not in the documents" must at least be right in.</summary>
    private const double Precision = 0.9;

    private const int Signs = 5;
    private const int Rounds = 1_500;
    private const double Rate = 0.5;

    /// <summary>The rule at the threshold that says "not in the documents" most often and still is right in 9 of 10.</summary>
    public static AnswerRule Of(IReadOnlyList<Weighed> asked)
    {
        var total = asked.Sum(a => a.Weight);
        double[][] rows = [.. asked.Select(a => new[] { a.Signs.Passage, a.Signs.Sentence, a.Signs.Coverage, a.Signs.Lead, a.Signs.Strange })];
        var mean = Enumerable.Range(0, Signs).Select(i => rows.Average(row => row[i])).ToArray();
        var spread = Enumerable.Range(0, Signs).Select(i => Math.Sqrt(rows.Average(row => Math.Pow(row[i] - mean[i], 2)))).ToArray();
        var weights = new double[Signs + 1];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[Signs + 1];
            for (var n = 0; n < rows.Length; n++)
            {
                double[] row = [1, .. Enumerable.Range(0, Signs).Select(i => (rows[n][i] - mean[i]) / spread[i])];
                var error = (asked[n].Answerable ? 1 : 0) - (1 / (1 + Math.Exp(-row.Zip(weights, (x, w) => x * w).Sum())));
                for (var i = 0; i <= Signs; i++)
                    gradient[i] += asked[n].Weight * error * row[i];
            }
            for (var i = 0; i <= Signs; i++)
                weights[i] += Rate * gradient[i] / total;
        }
        var scaled = Enumerable.Range(0, Signs).Select(i => weights[i + 1] / spread[i]).ToArray();
        var rule = new AnswerRule(weights[0] - scaled.Zip(mean, (w, m) => w * m).Sum(), scaled[0], scaled[1], scaled[2], scaled[3], scaled[4]);
        return Enumerable.Range(-40, 81)
            .Select(step => rule with { Bias = rule.Bias + (step / 20.0) })
            .FirstOrDefault(shifted => PrecisionOf(shifted, asked) >= Precision) ?? rule;
    }

    private static double PrecisionOf(AnswerRule rule, IReadOnlyList<Weighed> asked)
    {
        var refused = asked.Where(a => a.Weight == 1 && !rule.Answers(a.Signs)).ToList();
        return refused.Count == 0 ? 0 : refused.Count(a => !a.Answerable) / (double)refused.Count;
    }
}
