namespace Isegoria.Deliberation.Opinions;

/// <summary>The tests of proportions of the Polis paper, each a z value with one success and one trial added for caution.</summary>
internal static class ProportionTests
{
    /// <summary>One-sided, nine times in ten.</summary>
    public const double Significant = 1.2816;

    /// <summary>Whether more than half do.</summary>
    public static double Majority(int successes, int trials) =>
        2 * Math.Sqrt(trials + 1) * (((successes + 1.0) / (trials + 1)) - 0.5);

    /// <summary>Whether the first do so more than the second.</summary>
    public static double Difference(int successes, int trials, int otherSuccesses, int otherTrials)
    {
        var (own, other) = ((successes + 1.0) / (trials + 1), (otherSuccesses + 1.0) / (otherTrials + 1));
        var pooled = (successes + otherSuccesses + 2.0) / (trials + otherTrials + 2);
        return pooled >= 1 ? 0 : (own - other) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / (trials + 1)) + (1.0 / (otherTrials + 1))));
    }
}
