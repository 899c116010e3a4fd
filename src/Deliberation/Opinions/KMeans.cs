namespace Isegoria.Deliberation.Opinions;

/// <summary>Lloyd's algorithm for weighted points of a plane, and beginnings for it.</summary>
internal static class KMeans
{
    /// <summary>Moves centres until none moves by more than the tolerance; a centre that nobody is nearest to stays where it is.</summary>
    /// <returns>For each point the centre it is nearest to; the first of equally near ones. The centres are moved in place.</returns>
    public static int[] Settle(ReadOnlySpan<Point> points, ReadOnlySpan<double> weights, Span<Point> centres, int rounds, double tolerance)
    {
        var labels = new int[points.Length];
        var sums = new (double Weight, double X, double Y)[centres.Length];
        for (var round = 0; ; round++)
        {
            Array.Clear(sums);
            for (var i = 0; i < points.Length; i++)
            {
                var label = labels[i] = Nearest(points[i], centres);
                sums[label] = (sums[label].Weight + weights[i], sums[label].X + (weights[i] * points[i].X), sums[label].Y + (weights[i] * points[i].Y));
            }
            if (Move(centres, sums) <= tolerance || round == rounds)
                return labels;
        }
    }

    /// <summary>
    /// Distinct points far from each other: each is drawn with a chance that grows with its squared distance from those already drawn (k-means++,
    /// Arthur and Vassilvitskii, SODA 2007). Fewer where there are not so many distinct points.
    /// </summary>
    public static Point[] Spread(ReadOnlySpan<Point> points, ReadOnlySpan<double> weights, int count, Random random)
    {
        var drawn = new List<Point>(count) { points[random.Next(points.Length)] };
        var chances = new double[points.Length];
        Array.Fill(chances, double.PositiveInfinity);
        while (drawn.Count < count)
        {
            var total = 0.0;
            for (var i = 0; i < points.Length; i++)
            {
                chances[i] = Math.Min(chances[i], points[i].SquaredDistance(drawn[^1]));
                total += weights[i] * chances[i];
            }
            if (total <= 0)
                break;
            drawn.Add(points[Drawn(chances, weights, total * random.NextDouble())]);
        }
        return [.. drawn];
    }

    private static int Drawn(double[] chances, ReadOnlySpan<double> weights, double target)
    {
        var last = 0;
        for (var i = 0; i < chances.Length && target >= 0; i++)
        {
            if (chances[i] <= 0)
                continue;
            last = i;
            target -= weights[i] * chances[i];
        }
        return last;
    }

    private static int Nearest(Point point, ReadOnlySpan<Point> centres)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var centre = 0; centre < centres.Length; centre++)
        {
            var distance = point.SquaredDistance(centres[centre]);
            if (distance < least)
                (nearest, least) = (centre, distance);
        }
        return nearest;
    }

    private static double Move(Span<Point> centres, (double Weight, double X, double Y)[] sums)
    {
        var most = 0.0;
        for (var centre = 0; centre < centres.Length; centre++)
        {
            if (sums[centre].Weight <= 0)
                continue;
            var moved = new Point(sums[centre].X / sums[centre].Weight, sums[centre].Y / sums[centre].Weight);
            most = Math.Max(most, moved.SquaredDistance(centres[centre]));
            centres[centre] = moved;
        }
        return Math.Sqrt(most);
    }
}
