using Isegoria.Deliberation.Opinions;

namespace Isegoria.Backends.Opinions;

/// <summary>A statement as Polis' comments.csv has it.</summary>
/// <param name="Fields">Everything the row holds, in the order of the file's columns.</param>
public sealed record PolisComment(StatementId Id, ParticipantId Author, PolisModeration Moderation, bool IsMeta, string Text, IReadOnlyList<string> Fields)
{
    /// <summary>Polis lets neither rejected statements nor those about the consultation itself take part in its groups.</summary>
    public bool TakesNoPart => Moderation == PolisModeration.Rejected || IsMeta;
}

public enum PolisModeration
{
    Rejected = -1,
    Unseen = 0,
    Accepted = 1,
}

/// <summary>Polis' comments.csv.</summary>
public sealed record PolisComments(IReadOnlyList<string> Columns, IReadOnlyList<PolisComment> Comments)
{
    public const string FileName = "comments.csv";

    public IReadOnlySet<StatementId> ModeratedOut => Comments.Where(comment => comment.TakesNoPart).Select(comment => comment.Id).ToHashSet();

    /// <exception cref="InvalidDataException">The file is no such table; the message says where and why.</exception>
    public static PolisComments Read(string name, Stream stream)
    {
        using var table = PolisTable.Read(name, stream);
        var (id, author, moderated) = (table.Column("comment-id"), table.Column("author-id"), table.Column("moderated"));
        var (text, meta) = (table.Column("comment-body"), table.Find("is-meta"));
        return new PolisComments(table.Columns, [.. table.Rows().Select(fields => new PolisComment(
            new StatementId(fields[id]),
            new ParticipantId(fields[author]),
            Moderation(table, fields[moderated]),
            meta is { } column && fields[column] == "true",
            fields[text],
            fields))]);
    }

    public void Write(Stream stream) => PolisTable.Write(stream, Columns, Comments.Select(comment => comment.Fields));

    private static PolisModeration Moderation(PolisTable table, string field) => field switch
    {
        "-1" => PolisModeration.Rejected,
        "0" => PolisModeration.Unseen,
        "1" => PolisModeration.Accepted,
        _ => throw new InvalidDataException($"{table.Name}, line {table.Line}: \"{field}\" is no moderation. It is 1, 0 or -1."),
    };
}
