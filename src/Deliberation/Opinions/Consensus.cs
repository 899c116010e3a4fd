namespace Isegoria.Deliberation.Opinions;

/// <param name="Agreement">The product over groups of the share that agrees, from 0 to 1.</param>
public sealed record UnitingStatement(StatementId Statement, double Agreement);

/// <param name="Difference">Between the group that agrees most and the one that agrees least, in share of agreement.</param>
public sealed record DividingStatement(StatementId Statement, string AgreeingGroup, string OpposedGroup, double Difference);

/// <summary>What unites and what divides.</summary>
public static class Consensus
{
    /// <summary>
    /// So many votes each of two groups must have on a statement that is said to divide them: with fewer, one or two people speak for a group, and the author, who
    /// counts as agreeing, is easily one of them.
    /// </summary>
    public const int FewestDividing = 5;

    /// <summary>So many each group must have on one that is said to unite. Fewer, as every group has to agree: one in which some passed a statement over would silence the others.</summary>
    public const int FewestUniting = 3;

    /// <summary>
    /// Group-informed consensus of the Polis paper: statements on which each group, large or small, agrees by more than half of at least
    /// <see cref="FewestUniting"/> votes, those with the highest product of the groups' shares first. A large group cannot outvote a small one.
    /// </summary>
    public static IReadOnlyList<UnitingStatement> Uniting(Tallies tallies, int most) =>
    [
        .. tallies.Columns
            .Where(column => tallies.Groups.Count > 0 && tallies.OfStatement.All(group => group[column] is { Seen: >= FewestUniting, Agreeing: > 0.5 }))
            .Select(column => (column, Product: Agreement(tallies, column)))
            .OrderByDescending(found => found.Product).ThenBy(found => found.column).Take(most)
            .Select(found => new UnitingStatement(tallies.Statements[found.column], found.Product)),
    ];

    /// <summary>The product over groups of (agree + 1) / (seen + 2).</summary>
    public static double Agreement(Tallies tallies, int column) => tallies.OfStatement.Aggregate(1.0, (product, group) => product * group[column].Agreeing);

    /// <summary>
    /// Statements that more than half of one group accept and no more than half of another, by a difference that is hardly chance, among groups with at least
    /// <see cref="FewestDividing"/> votes on it; the widest first.
    /// </summary>
    public static IReadOnlyList<DividingStatement> Dividing(Tallies tallies, int most) =>
    [
        .. tallies.Columns.Select(column => (column, Widest: Widest(tallies, column)))
            .Where(found => found.Widest is not null)
            .OrderByDescending(found => found.Widest!.Difference).ThenBy(found => found.column).Take(most)
            .Select(found => found.Widest!),
    ];

    private static DividingStatement? Widest(Tallies tallies, int column)
    {
        var order = Enumerable.Range(0, tallies.Groups.Count).Where(group => tallies.OfStatement[group][column].Seen >= FewestDividing)
            .OrderByDescending(group => tallies.OfStatement[group][column].Agreeing).ToList();
        if (order.Count < 2)
            return null;
        var (accepts, rejects) = (tallies.OfStatement[order[0]][column], tallies.OfStatement[order[^1]][column]);
        return accepts.Agreeing > 0.5 && rejects.Agreeing <= 0.5
            && ProportionTests.Difference(accepts.Agree, accepts.Seen, rejects.Agree, rejects.Seen) > ProportionTests.Significant
            ? new DividingStatement(tallies.Statements[column], tallies.Groups[order[0]].Name, tallies.Groups[order[^1]].Name, accepts.Agreeing - rejects.Agreeing)
            : null;
    }
}
