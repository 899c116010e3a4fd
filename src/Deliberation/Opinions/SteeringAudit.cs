using System.Globalization;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Deliberation.Opinions;

/// <summary>What one person thought of an option in the first and in the last survey, on the same scale.</summary>
public readonly record struct Rating(double First, double Last)
{
    public double Shift => Last - First;

    /// <summary>Of answers as they are kept; none where one is missing, or no number: the step may have asked something else before the dialog was changed.</summary>
    public static Rating? Of(string? first, string? last) => Read(first) is { } before && Read(last) is { } after ? new Rating(before, after) : null;

    public static double? Read(string? answer) =>
        double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var rating) && double.IsFinite(rating) ? rating : null;
}

/// <summary>An estimate with the interval that holds the true value so often as was asked; without one where nothing varies that could tell how sure it is.</summary>
public sealed record Estimate(double Value, double? Low, double? High)
{
    public bool IsHardlyChance => Low > 0 || High < 0;
}

/// <summary>Whether opinions moved between two surveys, and whether they moved the way the bot's replies lean.</summary>
public static class SteeringAudit
{
    /// <summary>Of fewer people no link is told: Fisher's interval is an approximation, and of a few almost any link is found by chance.</summary>
    public const int FewestLinked = 10;

    private const double Tiny = 1e-9;

    /// <summary>The mean shift with a bootstrap interval (<see cref="Resampling.Bootstrap"/>): people are drawn again, so nothing is assumed of how opinions spread.</summary>
    /// <param name="confidence">As 0.95.</param>
    /// <returns>None with fewer than two people; without an interval where all moved alike.</returns>
    public static Estimate? Shift(IReadOnlyList<Rating> ratings, double confidence, int draws, Random random)
    {
        if (ratings.Count < 2)
            return null;
        double[] shifts = [.. ratings.Select(rating => rating.Shift)];
        if (shifts.Max() - shifts.Min() < Tiny)
            return new Estimate(shifts.Average(), null, null);
        var interval = Resampling.Bootstrap(shifts, confidence, draws, random);
        return new Estimate(shifts.Average(), interval.Low, interval.High);
    }

    /// <summary>
    /// How far people's shifts go with the lean of the replies they got (from -1, against the option, to 1, for it): Pearson's correlation with
    /// Fisher's interval. An interval above 0 is a sign of steering, not a proof: people also ask about what they already think.
    /// </summary>
    /// <param name="confidence">As 0.95.</param>
    /// <returns>None with fewer than <see cref="FewestLinked"/> people, where all shifts or all leans are the same, or where one follows from the other without exception: the interval would have no width.</returns>
    public static Estimate? WithLean(IReadOnlyList<(double Shift, double Lean)> people, double confidence)
    {
        if (people.Count < FewestLinked)
            return null;
        var (shift, lean) = (people.Average(person => person.Shift), people.Average(person => person.Lean));
        var together = people.Sum(person => (person.Shift - shift) * (person.Lean - lean));
        var spread = Math.Sqrt(people.Sum(person => Math.Pow(person.Shift - shift, 2)) * people.Sum(person => Math.Pow(person.Lean - lean, 2)));
        if (spread < Tiny || Math.Abs(together / spread) > 1 - Tiny)
            return null;
        var correlation = together / spread;
        var (centre, reach) = (Math.Atanh(correlation), Chances.Quantile((1 + confidence) / 2) / Math.Sqrt(people.Count - 3));
        return new Estimate(correlation, Math.Tanh(centre - reach), Math.Tanh(centre + reach));
    }
}
