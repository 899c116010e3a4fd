namespace Isegoria.Deliberation.Opinions;

/// <summary>What one person thought of an option in the first and in the last survey, on the same scale.</summary>
public readonly record struct Rating(double First, double Last)
{
    public double Shift => Last - First;
}

/// <summary>An estimate with the interval that holds the true value so often as was asked.</summary>
public sealed record Estimate(double Value, double Low, double High)
{
    public bool IsHardlyChance => Low > 0 || High < 0;
}

/// <summary>Whether opinions moved between two surveys, and whether they moved the way the bot's replies lean.</summary>
public static class SteeringAudit
{
    /// <summary>The mean shift with a bootstrap interval (percentiles; Efron and Tibshirani 1993): people are drawn again, so nothing is assumed of how opinions spread.</summary>
    /// <param name="confidence">As 0.95.</param>
    /// <returns>None with fewer than two people.</returns>
    public static Estimate? Shift(IReadOnlyList<Rating> ratings, double confidence, int draws, Random random)
    {
        if (ratings.Count < 2)
            return null;
        double[] shifts = [.. ratings.Select(rating => rating.Shift)];
        var means = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < shifts.Length; i++)
                sum += shifts[random.Next(shifts.Length)];
            means[draw] = sum / shifts.Length;
        }
        Array.Sort(means);
        var tail = (1 - confidence) / 2;
        return new Estimate(shifts.Average(), Percentile(means, tail), Percentile(means, 1 - tail));
    }

    /// <summary>
    /// How far people's shifts go with the lean of the replies they got (from -1, against the option, to 1, for it): Pearson's correlation with
    /// Fisher's interval. An interval above 0 is a sign of steering, not a proof: people also ask about what they already think.
    /// </summary>
    /// <param name="z">The normal quantile of the confidence wanted: 1.96 for 0.95.</param>
    /// <returns>None with fewer than four people, or where all shifts or all leans are the same.</returns>
    public static Estimate? WithLean(IReadOnlyList<(double Shift, double Lean)> people, double z)
    {
        if (people.Count < 4)
            return null;
        var (shift, lean) = (people.Average(person => person.Shift), people.Average(person => person.Lean));
        var together = people.Sum(person => (person.Shift - shift) * (person.Lean - lean));
        var spread = Math.Sqrt(people.Sum(person => Math.Pow(person.Shift - shift, 2)) * people.Sum(person => Math.Pow(person.Lean - lean, 2)));
        if (spread <= 0)
            return null;
        var correlation = Math.Clamp(together / spread, -1, 1);
        var (centre, reach) = (Math.Atanh(correlation), z / Math.Sqrt(people.Count - 3));
        return new Estimate(correlation, Math.Tanh(centre - reach), Math.Tanh(centre + reach));
    }

    /// <summary>Between the two nearest of the sorted values.</summary>
    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
