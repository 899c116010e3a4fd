namespace Isegoria.Deliberation.Opinions;

/// <param name="Name">A letter, kept from one run to the next.</param>
/// <param name="Members">Rows of the matrix, ascending.</param>
public sealed record OpinionGroup(string Name, IReadOnlyList<int> Members);

/// <summary>Where everybody stands and who stands together, at one moment of a consultation.</summary>
/// <param name="Left">True for the statements that take no part, by column.</param>
/// <param name="Map">By row.</param>
/// <param name="Groups">In the order of their names; empty where nobody voted enough. Small ones are among them: show <see cref="Shown"/>.</param>
public sealed record OpinionGroups(VoteMatrix Votes, IReadOnlyList<bool> Left, PrincipalAxes Axes, IReadOnlyList<Point> Map, IReadOnlyList<OpinionGroup> Groups)
{
    /// <summary>
    /// Groups of opinion as Polis finds them (see <see cref="PrincipalAxes"/>, <see cref="OpinionMap"/>); which of several divisions is taken, <see cref="DivisionSearch"/> says.
    /// </summary>
    /// <param name="moderatedOut">Statements that take no part in it; votes on them count for nothing.</param>
    /// <param name="former">The groups before: votes that came since move them, and names stay.</param>
    public static OpinionGroups Of(VoteMatrix votes, IReadOnlySet<StatementId> moderatedOut, OpinionOptions options, Random random, OpinionGroups? former = null)
    {
        bool[] left = [.. votes.Statements.Select(moderatedOut.Contains)];
        var axes = PrincipalAxes.Of(votes, left, random, former?.Axes);
        var map = OpinionMap.Of(votes, axes, left);
        var people = People(votes, left, options);
        if (people.Length == 0)
            return new OpinionGroups(votes, left, axes, map, []);
        var before = former is null ? null : GroupNames.Before(votes, people, former);
        var division = new DivisionSearch(people, map, options, random).Best(before, random);
        var labels = division?.Labels ?? new int[people.Length];
        return new OpinionGroups(votes, left, axes, map, GroupNames.Give(people, labels, former, before));
    }

    /// <summary>The same groups with the letters of former ones, as far as most of their people stay together, on a map that is not turned over.</summary>
    public OpinionGroups Named(OpinionGroups former)
    {
        var labels = Groups.Index().SelectMany(group => group.Item.Members.Select(row => (row, group.Index))).OrderBy(member => member.row).ToList();
        int[] people = [.. labels.Select(member => member.row)];
        var (x, y) = (Side(Axes.First, former.Axes, former.Axes.First), Side(Axes.Second, former.Axes, former.Axes.Second));
        return this with
        {
            Axes = Axes with { First = [.. Axes.First.Select(part => x * part)], Second = [.. Axes.Second.Select(part => y * part)] },
            Map = [.. Map.Select(point => new Point(x * point.X, y * point.Y))],
            Groups = GroupNames.Give(people, [.. labels.Select(member => member.Index)], former, GroupNames.Before(Votes, people, former)),
        };
    }

    /// <summary>-1 where an axis points away from the former one.</summary>
    private int Side(double[] axis, PrincipalAxes former, double[] before)
    {
        var parts = former.Statements.Zip(before).ToDictionary(part => part.First, part => part.Second);
        return Axes.Statements.Zip(axis).Sum(part => part.Second * parts.GetValueOrDefault(part.First)) < 0 ? -1 : 1;
    }

    /// <summary>The groups that may be shown: each holds at least so many people.</summary>
    public IReadOnlyList<OpinionGroup> Shown(OpinionOptions options) => [.. Groups.Where(group => group.Members.Count >= options.SmallestGroup!.Value)];

    /// <summary>
    /// Whoever voted on enough of the statements that take part, or on all of them; where these people are few, those who voted most besides, and whoever voted
    /// as much as the last of them: the order in which people came decides nothing.
    /// </summary>
    private static int[] People(VoteMatrix votes, bool[] left, OpinionOptions options)
    {
        var counts = new int[votes.Participants.Count];
        for (var row = 0; row < counts.Length; row++)
        {
            foreach (var column in votes.Columns(row))
                counts[row] += left[column] ? 0 : 1;
        }
        var most = counts.Where(count => count > 0).OrderDescending().Take(options.FewestPeople!.Value).ToList();
        var enough = Math.Min(options.FewestVotes!.Value, left.Count(isLeft => !isLeft));
        var least = most.Count == 0 ? 1 : Math.Min(enough, most[^1]);
        return [.. Enumerable.Range(0, counts.Length).Where(row => counts[row] >= least)];
    }
}
