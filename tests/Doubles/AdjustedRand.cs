namespace Isegoria.Doubles;

/// <summary>The adjusted Rand index (Hubert and Arabie 1985): 1 where two divisions of the same people are the same, about 0 where they agree by chance.</summary>
public static class AdjustedRand
{
    public static double Index<TOne, TOther>(IEnumerable<(TOne One, TOther Other)> people)
        where TOne : notnull
        where TOther : notnull
    {
        var labels = people.ToList();
        var together = labels.CountBy(person => person).Sum(cell => Pairs(cell.Value));
        var one = labels.CountBy(person => person.One).Sum(group => Pairs(group.Value));
        var other = labels.CountBy(person => person.Other).Sum(group => Pairs(group.Value));
        var (expected, most) = (one * other / Pairs(labels.Count), (one + other) / 2);
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double Pairs(double people) => people * (people - 1) / 2;
}
