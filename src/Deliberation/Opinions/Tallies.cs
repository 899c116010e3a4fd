namespace Isegoria.Deliberation.Opinions;

/// <summary>How some people voted on one statement.</summary>
/// <param name="Seen">All who voted, those who passed included.</param>
public readonly record struct Tally(int Agree, int Disagree, int Seen)
{
    public int Pass => Seen - Agree - Disagree;

    /// <summary>The share that agrees, drawn towards a half where few voted (Laplace).</summary>
    public double Agreeing => (Agree + 1.0) / (Seen + 2);

    public double Disagreeing => (Disagree + 1.0) / (Seen + 2);

    /// <summary>The same people seen from the other side.</summary>
    public Tally Reversed => new(Disagree, Agree, Seen);

    public static Tally operator +(Tally one, Tally other) => new(one.Agree + other.Agree, one.Disagree + other.Disagree, one.Seen + other.Seen);

    public static Tally Add(Tally left, Tally right) => left + right;
}

/// <summary>How groups voted on the statements that take part.</summary>
/// <param name="OfStatement">A group's tally, by the group's place and the statement's column.</param>
public sealed record Tallies(IReadOnlyList<StatementId> Statements, IReadOnlyList<int> Columns, IReadOnlyList<OpinionGroup> Groups, Tally[][] OfStatement)
{
    /// <param name="shown">The groups to count, usually <see cref="OpinionGroups.Shown"/>: a group too small to be shown is not to be read off the others, either.</param>
    public static Tallies Of(OpinionGroups opinions, IReadOnlyList<OpinionGroup> shown)
    {
        int[] columns = [.. Enumerable.Range(0, opinions.Votes.Statements.Count).Where(column => !opinions.Left[column])];
        return new Tallies(opinions.Votes.Statements, columns, shown, [.. shown.Select(group => Count(opinions.Votes, group.Members))]);
    }

    /// <summary>All votes, by column.</summary>
    public static Tally[] Everybody(VoteMatrix votes) => Count(votes, Enumerable.Range(0, votes.Participants.Count));

    private static Tally[] Count(VoteMatrix votes, IEnumerable<int> members)
    {
        var tallies = new Tally[votes.Statements.Count];
        foreach (var row in members)
        {
            var columns = votes.Columns(row);
            var cast = votes.Votes(row);
            for (var i = 0; i < columns.Length; i++)
                tallies[columns[i]] += new Tally(cast[i] > 0 ? 1 : 0, cast[i] < 0 ? 1 : 0, 1);
        }
        return tallies;
    }
}
