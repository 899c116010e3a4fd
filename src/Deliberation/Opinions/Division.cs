namespace Isegoria.Deliberation.Opinions;

/// <summary>One way to divide people into groups, and how well it does.</summary>
/// <param name="Labels">Each person's group, from 0.</param>
/// <param name="Silhouette">Of the base clusters on the map.</param>
internal sealed record Division(int[] Labels, int Count, double Silhouette);

/// <summary>
/// The search for groups among the people on the map, in two steps as in Polis: many small clusters first, then groups of those.
/// On real conversations k-means has many ends that lie almost equally tight on the map and are very unlike; of these the one is
/// taken that is most apart, by the silhouette of the small clusters. More groups are taken where the silhouette gains by them.
/// </summary>
internal sealed class DivisionSearch
{
    private const int Rounds = 60;
    private const double BaseTolerance = 0.01;
    private const double Tolerance = 1e-6;

    private readonly int _people;
    private readonly OpinionOptions _options;
    private readonly Point[] _bases;
    private readonly double[] _weights;
    private readonly int[] _baseOf;

    /// <param name="people">Rows of the map.</param>
    public DivisionSearch(int[] people, ReadOnlySpan<Point> map, OpinionOptions options, Random random)
    {
        (_people, _options) = (people.Length, options);
        var points = new Point[people.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = map[people[i]];
        var once = new double[points.Length];
        Array.Fill(once, 1);
        var centres = KMeans.Spread(points, once, options.BaseClusters!.Value, random);
        _baseOf = KMeans.Settle(points, once, centres, Rounds, BaseTolerance);
        _weights = new double[centres.Length];
        foreach (var cluster in _baseOf)
            _weights[cluster]++;
        _bases = centres;
    }

    /// <param name="former">Everybody's former group, or -1 where they had none: a beginning of its own, and its number of groups stays where no other gains.</param>
    /// <returns>None where the people cannot be divided into groups that are large enough.</returns>
    public Division? Best(int[]? former, Random random)
    {
        Division? best = null;
        var most = Math.Min(_options.MostGroups!.Value, 2 + (_bases.Length / 12));
        var formerCount = former is null ? 0 : former.Max() + 1;
        foreach (var count in Enumerable.Range(2, most - 1).OrderByDescending(count => count == formerCount).ThenBy(count => count))
        {
            if (Of(count, count == formerCount ? former : null, random) is not { } division)
                continue;
            if (best is null || division.Silhouette > best.Silhouette + _options.SilhouetteGain!.Value)
                best = division;
        }
        return best;
    }

    private Division? Of(int count, int[]? former, Random random)
    {
        Division? best = null;
        foreach (var centres in Beginnings(count, former, random).Where(centres => centres.Length == count))
        {
            var settled = KMeans.Settle(_bases, _weights, centres, Rounds, Tolerance);
            if (Smallest(settled, count) < Math.Max(_options.SmallestGroup!.Value, _options.SmallestShare!.Value * _people))
                continue;
            var silhouette = Silhouette.Of(_bases, settled);
            if (best is null || silhouette > best.Silhouette)
                best = new Division(settled, count, silhouette);
        }
        return best is null ? null : best with { Labels = [.. _baseOf.Select(cluster => best.Labels[cluster])] };
    }

    private IEnumerable<Point[]> Beginnings(int count, int[]? former, Random random)
    {
        if (former is not null)
            yield return FormerCentres(count, former);
        for (var start = 0; start < _options.Starts!.Value; start++)
            yield return KMeans.Spread(_bases, _weights, count, random);
    }

    private Point[] FormerCentres(int count, int[] former)
    {
        var sums = new (int People, double X, double Y)[count];
        for (var i = 0; i < former.Length; i++)
        {
            if (former[i] >= 0)
                sums[former[i]] = (sums[former[i]].People + 1, sums[former[i]].X + _bases[_baseOf[i]].X, sums[former[i]].Y + _bases[_baseOf[i]].Y);
        }
        return [.. sums.Where(sum => sum.People > 0).Select(sum => new Point(sum.X / sum.People, sum.Y / sum.People))];
    }

    private double Smallest(int[] labels, int count)
    {
        var sizes = new double[count];
        for (var i = 0; i < labels.Length; i++)
            sizes[labels[i]] += _weights[i];
        return sizes.Min();
    }
}
