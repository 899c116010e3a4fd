namespace Isegoria.Deliberation.Opinions;

/// <summary>How evenly people take part.</summary>
public static class ParticipationEquality
{
    /// <summary>
    /// The Gini coefficient of what each of n people contributed: 0 where all contributed alike, (n - 1) / n where one contributed everything. Whoever was there
    /// and stayed silent counts with 0.
    /// </summary>
    /// <returns>0 where nobody contributed anything.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A contribution is negative.</exception>
    public static double Gini(IReadOnlyCollection<int> contributions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contributions.DefaultIfEmpty().Min());
        var total = contributions.Sum(contribution => (double)contribution);
        var ranked = contributions.Order().Select((contribution, index) => (index + 1.0) * contribution).Sum();
        var people = contributions.Count;
        return total == 0 ? 0 : ((2 * ranked) - ((people + 1) * total)) / (people * total);
    }
}
