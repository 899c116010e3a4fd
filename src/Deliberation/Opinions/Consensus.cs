namespace Isegoria.Deliberation.Opinions;

/// <param name="Agreement">The product over groups of the share that agrees, from 0 to 1.</param>
public sealed record UnitingStatement(StatementId Statement, double Agreement);

/// <param name="Difference">Between the group that agrees most and the one that agrees least, in share of agreement.</param>
public sealed record DividingStatement(StatementId Statement, string AgreeingGroup, string OpposedGroup, double Difference);

/// <summary>What unites and what divides.</summary>
public static class Consensus
{
    /// <summary>
    /// Group-informed consensus of the Polis paper: statements on which each group, large or small, agrees by more than half, those with the
    /// highest product of the groups' shares first. A large group cannot outvote a small one.
    /// </summary>
    public static IReadOnlyList<UnitingStatement> Uniting(Tallies tallies, int most) =>
    [
        .. tallies.Columns
            .Where(column => tallies.Groups.Count > 0 && tallies.OfStatement.All(group => group[column].Agreeing > 0.5))
            .Select(column => (column, Product: Agreement(tallies, column)))
            .OrderByDescending(found => found.Product).ThenBy(found => found.column).Take(most)
            .Select(found => new UnitingStatement(tallies.Statements[found.column], found.Product)),
    ];

    /// <summary>The product over groups of (agree + 1) / (seen + 2).</summary>
    public static double Agreement(Tallies tallies, int column) => tallies.OfStatement.Aggregate(1.0, (product, group) => product * group[column].Agreeing);

    /// <summary>Statements that one group accepts and another does not, by a difference that is hardly chance; the widest first.</summary>
    public static IReadOnlyList<DividingStatement> Dividing(Tallies tallies, int most) =>
    [
        .. tallies.Columns.Select(column => (column, Widest: Widest(tallies, column)))
            .Where(found => found.Widest is not null)
            .OrderByDescending(found => found.Widest!.Difference).ThenBy(found => found.column).Take(most)
            .Select(found => found.Widest!),
    ];

    private static DividingStatement? Widest(Tallies tallies, int column)
    {
        if (tallies.Groups.Count < 2)
            return null;
        var order = Enumerable.Range(0, tallies.Groups.Count).OrderByDescending(group => tallies.OfStatement[group][column].Agreeing).ToList();
        var (accepts, rejects) = (tallies.OfStatement[order[0]][column], tallies.OfStatement[order[^1]][column]);
        return ProportionTests.Difference(accepts.Agree, accepts.Seen, rejects.Agree, rejects.Seen) > ProportionTests.Significant
            ? new DividingStatement(tallies.Statements[column], tallies.Groups[order[0]].Name, tallies.Groups[order[^1]].Name, accepts.Agreeing - rejects.Agreeing)
            : null;
    }
}
