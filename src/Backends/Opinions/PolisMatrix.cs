using System.Globalization;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Backends.Opinions;

/// <summary>
/// Polis' participants-votes.csv: a participant a row with some particulars, then a column for each statement with 1 (agree), -1 (disagree), 0 (pass) or nothing.
/// </summary>
/// <param name="Columns">The columns before the statements'.</param>
/// <param name="Particulars">What stands in them, by participant.</param>
public sealed record PolisMatrix(VoteMatrix Votes, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Particulars)
{
    private const string Participant = "participant";
    private const string GroupId = "group-id";
    private static readonly string[] Known = [Participant, "xid", GroupId, "n-comments", "n-votes", "n-agree", "n-disagree"];

    /// <summary>Polis' own group of each participant; null where it gave them none, or the file has no such column.</summary>
    public IReadOnlyList<string?> GroupIds =>
        Columns.Index().Where(column => column.Item == GroupId).Select(column => column.Index).ToList() is [var at]
            ? [.. Particulars.Select(fields => fields[at].Length > 0 ? fields[at] : null)]
            : [.. Particulars.Select(_ => (string?)null)];

    /// <summary>A matrix of ours in the form of theirs.</summary>
    /// <param name="group">A participant's group, by row; null where they have none.</param>
    /// <param name="statements">How many statements a participant wrote, by row.</param>
    public static PolisMatrix Of(VoteMatrix votes, Func<int, string?> group, Func<int, int> statements) =>
        new(votes, [.. Known.Where(column => column != "xid")], [.. Enumerable.Range(0, votes.Participants.Count).Select(row => Fields(votes, row, group(row), statements(row)))]);

    /// <exception cref="InvalidDataException">The file is no such matrix; the message says where and why.</exception>
    public static PolisMatrix Read(string name, Stream stream)
    {
        using var table = PolisTable.Read(name, stream);
        var participant = table.Column(Participant);
        var first = table.Columns.TakeWhile(Known.Contains).Count();
        if (participant >= first || first == table.Columns.Count)
            throw new InvalidDataException($"{name} has no statement's column after the participant's: it is no participants-votes.csv of Polis.");
        var draft = new VoteMatrixDraft();
        foreach (var (index, statement) in table.Columns.Skip(first).Index())
        {
            if (draft.Column(new StatementId(statement)) != index)
                throw new InvalidDataException($"{name} has two columns for the statement \"{statement}\".");
        }
        var particulars = new List<IReadOnlyList<string>>();
        foreach (var fields in table.Rows())
        {
            var row = draft.Row(new ParticipantId(fields[participant]));
            if (row != particulars.Count)
                throw new InvalidDataException($"{name}, line {table.Line}: the participant \"{fields[participant]}\" has a row already.");
            particulars.Add(fields[..first]);
            for (var column = first; column < fields.Length; column++)
            {
                if (fields[column].Length > 0)
                    draft.Set(row, column - first, CastIn(table, column, fields[column]));
            }
        }
        return new PolisMatrix(draft.ToMatrix(), [.. table.Columns.Take(first)], particulars);
    }

    public void Write(Stream stream) =>
        PolisTable.Write(stream, Columns.Concat(Votes.Statements.Select(statement => statement.Value)), Particulars.Select((fields, row) => fields.Concat(Cast(row))));

    private string[] Cast(int row)
    {
        var fields = new string[Votes.Statements.Count];
        Array.Fill(fields, "");
        var votes = Votes.Votes(row);
        foreach (var (i, column) in Votes.Columns(row).ToArray().Index())
            fields[column] = votes[i].ToString(CultureInfo.InvariantCulture);
        return fields;
    }

    private static Vote CastIn(PolisTable table, int column, string field) => field switch
    {
        "1" => Vote.Agree,
        "0" => Vote.Pass,
        "-1" => Vote.Disagree,
        _ => throw new InvalidDataException(
            $"{table.Name}, line {table.Line}: \"{field}\" for the statement \"{table.Columns[column]}\" is no vote. Votes are 1, -1, 0 or nothing."),
    };

    private static string[] Fields(VoteMatrix votes, int row, string? group, int statements)
    {
        var cast = votes.Votes(row);
        int[] counts = [statements, cast.Length, cast.Count((sbyte)1), cast.Count((sbyte)-1)];
        return [votes.Participants[row].Value, group ?? "", .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))];
    }
}
