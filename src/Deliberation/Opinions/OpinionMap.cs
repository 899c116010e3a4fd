namespace Isegoria.Deliberation.Opinions;

/// <summary>Where everybody stands, in the order of the matrix's participants.</summary>
public static class OpinionMap
{
    /// <summary>
    /// Each participant's votes along the axes, moved outwards by the square root of statements by votes, so that whoever voted
    /// little is not taken for undecided. As in Polis a statement left out counts here as a vote that everybody cast.
    /// </summary>
    public static Point[] Of(VoteMatrix votes, PrincipalAxes axes, IReadOnlyList<bool> left)
    {
        var points = new Point[votes.Participants.Count];
        var leftOut = left.Count(isLeft => isLeft);
        for (var row = 0; row < points.Length; row++)
        {
            var columns = votes.Columns(row);
            var cast = votes.Votes(row);
            var (x, y, counted) = (0.0, 0.0, leftOut);
            for (var i = 0; i < columns.Length; i++)
            {
                var column = columns[i];
                if (left[column])
                    continue;
                counted++;
                x += (cast[i] - axes.Means[column]) * axes.First[column];
                y += (cast[i] - axes.Means[column]) * axes.Second[column];
            }
            var outwards = Math.Sqrt((double)votes.Statements.Count / Math.Max(1, counted));
            points[row] = new Point(outwards * x, outwards * y);
        }
        return points;
    }
}
