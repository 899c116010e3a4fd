namespace Isegoria.Deliberation.Evaluation;

/// <param name="Low">At 95 % unless said otherwise.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>What chance alone would give, by drawing again from the same units. The same seed gives the same numbers.</summary>
public static class Resampling
{
    private const double Tiny = 1e-9;

    /// <summary>
    /// The bootstrap of the mean (Efron 1979) by expanded percentiles (Hesterberg, "What teachers should know about the bootstrap", 2015): as wide as Student's interval
    /// where values are normal. Plain percentiles of few values are too narrow: of five they hold the mean 87 times in 100, not 95.
    /// </summary>
    public static Interval Bootstrap(IReadOnlyList<double> values, double level, int resamples, Random random)
    {
        var means = new double[resamples];
        var state = (ulong)random.NextInt64();
        for (var draw = 0; draw < resamples; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++)
                sum += values[Next(ref state, values.Count)];
            means[draw] = sum / values.Count;
        }
        Array.Sort(means);
        var tail = Tail(level, values.Count);
        return new Interval(At(means, tail), At(means, 1 - tail));
    }

    /// <summary>
    /// The chance of a mean at least so far from 0 were the sign of each paired difference a coin's (Fisher 1935), two-sided;
    /// never 0, as what was seen is one of the draws.
    /// </summary>
    public static double SignFlip(IReadOnlyList<double> differences, int resamples, Random random)
    {
        double[] values = [.. differences.Where(value => Math.Abs(value) > Tiny)];
        var seen = Math.Abs(values.Sum()) - Tiny;
        var asFar = 1;
        for (var draw = 0; draw < resamples; draw++)
        {
            if (Math.Abs(FlippedSum(values, random)) >= seen)
                asFar++;
        }
        return (double)asFar / (resamples + 1);
    }

    private static double FlippedSum(double[] values, Random random)
    {
        var (sum, bits) = (0.0, 0L);
        for (var i = 0; i < values.Length; i++)
        {
            if (i % 62 == 0)
                bits = random.NextInt64();
            sum += (bits & 1) == 0 ? values[i] : -values[i];
            bits >>= 1;
        }
        return sum;
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014): a seeded Random takes most of the time of a bootstrap.</summary>
    private static int Next(ref ulong state, int below)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (int)(((mixed ^ (mixed >> 31)) >> 32) * (ulong)below >> 32);
    }

    private static double Tail(double level, int values) => values < 2
        ? (1 - level) / 2
        : Chances.Below(-Math.Sqrt(values / (values - 1.0)) * Chances.StudentQuantile((1 + level) / 2, values - 1));

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Floor(share * sorted.Length), 0, sorted.Length - 1)];
}
