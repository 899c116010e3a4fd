using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;

namespace Isegoria.Load;

/// <summary>A conversation that Polis publishes, or a slice of it, as files to import and as votes to give.</summary>
public sealed class PolisReplay
{
    private readonly PolisComments _comments;

    /// <param name="people">The first so many who voted on one of the first <paramref name="statements"/>.</param>
    public PolisReplay(string folder, int people = int.MaxValue, int statements = int.MaxValue)
    {
        using (var file = File.OpenRead(Path.Combine(folder, PolisComments.FileName)))
            _comments = PolisComments.Read(PolisComments.FileName, file);
        using var matrix = File.OpenRead(Path.Combine(folder, PolisImport.MatrixName));
        var all = PolisMatrix.Read(PolisImport.MatrixName, matrix).Votes;
        var chosen = all.Statements.Take(statements).ToHashSet();
        _comments = _comments with { Comments = [.. _comments.Comments.Where(comment => chosen.Contains(comment.Id))] };
        var draft = new VoteMatrixDraft();
        foreach (var statement in all.Statements.Take(statements))
            draft.Column(statement);
        foreach (var row in Enumerable.Range(0, all.Participants.Count).Where(row => all.Columns(row).ToArray().Any(column => column < statements)).Take(people))
        {
            foreach (var (column, vote) in all.Columns(row).ToArray().Zip(all.Votes(row).ToArray()).Where(cast => cast.First < statements))
                draft.Add(new CastVote(all.Participants[row], all.Statements[column], (Vote)vote));
        }
        Votes = draft.ToMatrix();
    }

    public VoteMatrix Votes { get; }

    public IReadOnlySet<StatementId> ModeratedOut => _comments.ModeratedOut;

    public IReadOnlyDictionary<string, IReadOnlyList<StatementId>> Known => _comments.Comments.GroupBy(comment => ReplayingCitizen.Key(comment.Text))
        .ToDictionary(same => same.Key, same => (IReadOnlyList<StatementId>)[.. same.Select(comment => comment.Id)]);

    public IReadOnlyDictionary<StatementId, Vote> VotesOf(int row) =>
        Votes.Columns(row).ToArray().Zip(Votes.Votes(row).ToArray()).ToDictionary(cast => Votes.Statements[cast.First], cast => (Vote)cast.Second);

    /// <summary>Votes as lines, participants by their place in the order of arrival.</summary>
    public static IReadOnlySet<string> All(VoteMatrix votes) => Enumerable.Range(0, votes.Participants.Count)
        .SelectMany(row => votes.Columns(row).ToArray().Zip(votes.Votes(row).ToArray(), (column, vote) => $"{row} on {votes.Statements[column]}: {vote}")).ToHashSet();

    /// <summary>Its statements without a vote, to be imported.</summary>
    /// <param name="asModerated">As Polis' moderators left them, or all admitted, as they stood while people voted.</param>
    public string Write(string folder, bool asModerated)
    {
        Directory.CreateDirectory(folder);
        var moderated = _comments.Columns.ToList().IndexOf("moderated");
        var comments = _comments with
        {
            Comments = [.. _comments.Comments.Select(comment => asModerated ? comment : comment with { Fields = [.. comment.Fields.Select((field, i) => i == moderated ? "1" : field)] })],
        };
        using (var file = File.Create(Path.Combine(folder, PolisComments.FileName)))
            comments.Write(file);
        File.WriteAllText(Path.Combine(folder, PolisImport.MatrixName), $"participant,{string.Join(',', Votes.Statements)}\n");
        return folder;
    }
}
