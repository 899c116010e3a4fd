namespace Isegoria.Deliberation.Opinions;

/// <summary>Who votes, without a name: an id of the consultation, or a row of an imported file.</summary>
public readonly record struct ParticipantId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One vote of one participant on one statement; a later one takes its place.</summary>
public readonly record struct CastVote(ParticipantId Participant, StatementId Statement, Vote Vote);

/// <summary>
/// Who voted what, participants as rows and statements as columns, each in the order of their arrival. Only votes that
/// were cast are held: a pass is a 0 that is there, a statement not seen is not there.
/// </summary>
public sealed class VoteMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly sbyte[] _votes;

    /// <param name="starts">Where each row begins among the votes, and where the last one ends.</param>
    internal VoteMatrix(IReadOnlyList<ParticipantId> participants, IReadOnlyList<StatementId> statements, int[] starts, int[] columns, sbyte[] votes)
    {
        (Participants, Statements) = (participants, statements);
        (_starts, _columns, _votes) = (starts, columns, votes);
    }

    public IReadOnlyList<ParticipantId> Participants { get; }

    public IReadOnlyList<StatementId> Statements { get; }

    /// <summary>How many votes were cast.</summary>
    public int Count => _starts[^1];

    /// <summary>The columns a participant voted in, ascending.</summary>
    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The votes in those columns: 1 agree, -1 disagree, 0 pass.</summary>
    public ReadOnlySpan<sbyte> Votes(int row) => _votes.AsSpan(_starts[row].._starts[row + 1]);

    public int VotesOf(int row) => _starts[row + 1] - _starts[row];

    /// <summary>The matrix these votes make. Rows and columns come in the order in which ids are first met.</summary>
    public static VoteMatrix Of(IEnumerable<CastVote> votes)
    {
        var making = new VoteMatrixDraft();
        foreach (var vote in votes)
            making.Add(vote);
        return making.ToMatrix();
    }
}
