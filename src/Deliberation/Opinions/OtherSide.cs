namespace Isegoria.Deliberation.Opinions;

/// <summary>What people who voted the other way hold, so that a voter meets the strongest of their reasons, and nobody's name.</summary>
/// <param name="On">The statement on which votes part.</param>
/// <param name="Reason">A statement that those on the other side support most, and this side least.</param>
public sealed record OtherSide(StatementId On, StatementId Reason)
{
    /// <summary>
    /// Over the voter's agreements and disagreements, the statement that most of those who voted the opposite way agree with, and more so than those who voted alike:
    /// the highest product of the first share and the ratio of both. It is one the voter did not agree with.
    /// </summary>
    /// <param name="own">The voter's votes.</param>
    /// <param name="shown">Statements that may be shown.</param>
    /// <param name="fewest">So many people must stand on the other side and have voted on the reason.</param>
    public static OtherSide? Of(
        VoteMatrix votes, IReadOnlyDictionary<StatementId, Vote> own, IReadOnlyCollection<StatementId> shown, int fewest)
    {
        var columns = votes.Statements.Index().ToDictionary(column => column.Item, column => column.Index);
        int[] reasons = [.. shown.Where(id => columns.ContainsKey(id) && own.GetValueOrDefault(id) is not Vote.Agree).Select(id => columns[id]).Order()];
        var best = (Weight: 0.0, Found: (OtherSide?)null);
        foreach (var (on, vote) in own.Where(cast => cast.Value is not Vote.Pass && columns.ContainsKey(cast.Key) && shown.Contains(cast.Key)).OrderBy(cast => columns[cast.Key]))
        {
            var (opposed, alike) = (Of(votes, columns[on], -(int)vote), Of(votes, columns[on], (int)vote));
            foreach (var reason in reasons.Where(reason => reason != columns[on] && opposed[reason].Seen >= fewest && opposed[reason].Agreeing > 0.5))
            {
                var weight = opposed[reason].Agreeing * opposed[reason].Agreeing / alike[reason].Agreeing;
                if (opposed[reason].Agreeing > alike[reason].Agreeing && weight > best.Weight)
                    best = (weight, new OtherSide(on, votes.Statements[reason]));
            }
        }
        return best.Found;
    }

    /// <summary>How those who cast this vote on a statement voted on every other.</summary>
    private static Tally[] Of(VoteMatrix votes, int column, int cast)
    {
        var tallies = new Tally[votes.Statements.Count];
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            var columns = votes.Columns(row);
            var values = votes.Votes(row);
            var at = columns.BinarySearch(column);
            if (at < 0 || values[at] != cast)
                continue;
            for (var i = 0; i < columns.Length; i++)
                tallies[columns[i]] += new Tally(values[i] > 0 ? 1 : 0, values[i] < 0 ? 1 : 0, 1);
        }
        return tallies;
    }
}
