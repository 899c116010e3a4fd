namespace Isegoria.Deliberation.Evidence;

/// <summary>Reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009): rankings of unlike scores become one.</summary>
public static class ReciprocalRank
{
    /// <summary>Ids by the sum of 1 / (k + rank), ranks from 1, best first; equal sums in the order of their ids.</summary>
    public static IEnumerable<(string Id, double Score)> Fuse(double k, params IReadOnlyList<string>[] rankings) =>
        Fuse(k, rankings.Select(ranking => (1.0, ranking)));

    /// <summary>The same, each ranking's part multiplied by its weight.</summary>
    public static IEnumerable<(string Id, double Score)> Fuse(double k, IEnumerable<(double Weight, IReadOnlyList<string> Ids)> rankings) =>
        rankings
            .SelectMany(ranking => ranking.Ids.Index().Select(entry => (entry.Item, Part: ranking.Weight / (k + entry.Index + 1))))
            .GroupBy(entry => entry.Item, entry => entry.Part)
            .Select(group => (Id: group.Key, Score: group.Sum()))
            .OrderByDescending(fused => fused.Score)
            .ThenBy(fused => fused.Id, StringComparer.Ordinal);
}
