namespace Isegoria.Deliberation.Opinions;

/// <param name="Side">Whether the group stands out by agreeing or by disagreeing.</param>
/// <param name="Share">Of the group, drawn towards a half where few voted.</param>
/// <param name="TimesOthers">That share by the share of everybody else who is grouped.</param>
public sealed record RepresentativeStatement(StatementId Statement, Vote Side, double Share, double TimesOthers);

/// <summary>What sets a group apart, by the two tests of the Polis paper.</summary>
public static class Representative
{
    /// <summary>
    /// Statements on which most of the group agrees (or most disagrees) and does so more than the others, both hardly by chance; those first on which shares
    /// and tests multiply highest. Where there is none, the one statement on which the group differs most, so that no group goes without a voice.
    /// </summary>
    /// <param name="group">The group's place in the tallies.</param>
    public static IReadOnlyList<RepresentativeStatement> Of(Tallies tallies, int group, int most)
    {
        List<Found> found = [.. tallies.Columns.Where(column => tallies.OfStatement[group][column].Seen > 0).Select(column => On(tallies, group, column))];
        var significant = found.Where(statement => statement.Majority > ProportionTests.Significant && statement.Difference > ProportionTests.Significant)
            .OrderByDescending(statement => statement.Weight).ThenBy(statement => statement.Column).ToList();
        var chosen = significant.Count > 0 ? significant : [.. found.OrderByDescending(statement => statement.Difference).ThenBy(statement => statement.Column).Take(1)];
        return [.. chosen.Take(most).Select(statement => new RepresentativeStatement(tallies.Statements[statement.Column], statement.Side, statement.Share, statement.TimesOthers))];
    }

    private static Found On(Tallies tallies, int group, int column)
    {
        var own = tallies.OfStatement[group][column];
        var others = tallies.OfStatement.Where((_, other) => other != group).Aggregate(default(Tally), (sum, other) => sum + other[column]);
        var (agree, disagree) = (Side(column, Vote.Agree, own, others), Side(column, Vote.Disagree, own.Reversed, others.Reversed));
        return agree.Difference > disagree.Difference ? agree : disagree;
    }

    private static Found Side(int column, Vote side, Tally own, Tally others) => new(
        column,
        side,
        own.Agreeing,
        own.Agreeing / others.Agreeing,
        ProportionTests.Majority(own.Agree, own.Seen),
        ProportionTests.Difference(own.Agree, own.Seen, others.Agree, others.Seen));

    private sealed record Found(int Column, Vote Side, double Share, double TimesOthers, double Majority, double Difference)
    {
        public double Weight => Share * TimesOthers * Majority * Difference;
    }
}
