namespace Isegoria.Deliberation.Opinions;

/// <summary>
/// Letters and the sides of the map for groups, from the votes alone: every process that holds them, before and after a restart, says
/// the same. The groups are looked at again as they were after 8, 16, 32 ... votes, each time named after the time before. So a group
/// keeps its letter while most of it stays together, and what came last moves no letter on its own.
/// </summary>
internal static class NamesOverTime
{
    private const int First = 8;

    /// <param name="now">The groups of all votes.</param>
    /// <param name="votes">In the order they were given.</param>
    /// <param name="find">The groups of some of them.</param>
    public static OpinionGroups Give(OpinionGroups now, IReadOnlyList<CastVote> votes, Func<IEnumerable<CastVote>, OpinionGroups> find)
    {
        OpinionGroups? former = null;
        for (var count = First; count < votes.Count; count *= 2)
            former = After(find(votes.Take(count)), former);
        return After(now, former);
    }

    private static OpinionGroups After(OpinionGroups groups, OpinionGroups? former) => former is { Groups.Count: > 0 } ? groups.Named(former) : groups;
}
