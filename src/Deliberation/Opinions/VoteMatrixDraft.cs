namespace Isegoria.Deliberation.Opinions;

/// <summary>Gathers votes as they come, one at a time or a row at a time, until a matrix is made of them.</summary>
public sealed class VoteMatrixDraft
{
    private readonly Dictionary<ParticipantId, int> _rows = [];
    private readonly Dictionary<StatementId, int> _columns = [];
    private readonly List<Dictionary<int, sbyte>> _votes = [];

    public void Add(CastVote vote) => _votes[Row(vote.Participant)][Column(vote.Statement)] = (sbyte)vote.Vote;

    /// <summary>The participant's vote no longer counts; the participant stays.</summary>
    public void Remove(ParticipantId participant, StatementId statement)
    {
        if (_rows.TryGetValue(participant, out var row) && _columns.TryGetValue(statement, out var column))
            _votes[row].Remove(column);
    }

    /// <summary>The statement's column, the last one where it is new.</summary>
    public int Column(StatementId statement)
    {
        if (!_columns.TryGetValue(statement, out var column))
            _columns.Add(statement, column = _columns.Count);
        return column;
    }

    /// <summary>The participant's row, the last one where they are new.</summary>
    public int Row(ParticipantId participant)
    {
        if (!_rows.TryGetValue(participant, out var row))
        {
            _rows.Add(participant, row = _rows.Count);
            _votes.Add([]);
        }
        return row;
    }

    /// <summary>The same as <see cref="Add"/> for who knows row and column already.</summary>
    public void Set(int row, int column, Vote vote) => _votes[row][column] = (sbyte)vote;

    public VoteMatrix ToMatrix()
    {
        var starts = new int[_votes.Count + 1];
        for (var row = 0; row < _votes.Count; row++)
            starts[row + 1] = starts[row] + _votes[row].Count;
        var (columns, votes) = (new int[starts[^1]], new sbyte[starts[^1]]);
        for (var row = 0; row < _votes.Count; row++)
        {
            var at = starts[row];
            foreach (var (column, vote) in _votes[row])
                (columns[at], votes[at++]) = (column, vote);
            Array.Sort(columns, votes, starts[row], _votes[row].Count);
        }
        return new VoteMatrix([.. _rows.Keys], [.. _columns.Keys], starts, columns, votes);
    }
}
