namespace Isegoria.Deliberation.Opinions;

/// <summary>How much nearer points are to their own group than to the next one (Rousseeuw 1987), from -1 to 1, on average.</summary>
internal static class Silhouette
{
    /// <returns>0 where fewer than two groups have a point.</returns>
    public static double Of(ReadOnlySpan<Point> points, int[] labels)
    {
        var groups = labels.DefaultIfEmpty().Max() + 1;
        var sizes = new int[groups];
        foreach (var label in labels)
            sizes[label]++;
        var (sum, distances) = (0.0, new double[groups]);
        for (var i = 0; i < points.Length; i++)
        {
            Array.Clear(distances);
            for (var j = 0; j < points.Length; j++)
                distances[labels[j]] += Math.Sqrt(points[i].SquaredDistance(points[j]));
            sum += OfPoint(labels[i], distances, sizes);
        }
        return points.Length == 0 ? 0 : sum / points.Length;
    }

    private static double OfPoint(int own, double[] distances, int[] sizes)
    {
        if (sizes[own] < 2)
            return 0;
        var inside = distances[own] / (sizes[own] - 1);
        var next = double.PositiveInfinity;
        for (var group = 0; group < sizes.Length; group++)
        {
            if (group != own && sizes[group] > 0)
                next = Math.Min(next, distances[group] / sizes[group]);
        }
        var larger = Math.Max(inside, next);
        return double.IsPositiveInfinity(next) || larger <= 0 ? 0 : (next - inside) / larger;
    }
}
