using System.Globalization;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Backends.Opinions;

/// <param name="At">Milliseconds since 1970, UTC.</param>
/// <param name="Day">The same moment as the file writes it, in the time zone of whoever exported it.</param>
public sealed record PolisVote(long At, string Day, CastVote Cast);

/// <summary>Polis' votes.csv: every vote that was cast, changes of mind included, statement by statement.</summary>
public static class PolisVotes
{
    private static readonly string[] Columns = ["timestamp", "datetime", "comment-id", "voter-id", "vote"];

    /// <summary>The votes in the order of the file, read as they are asked for.</summary>
    /// <exception cref="InvalidDataException">The file is no such table; the message says where and why.</exception>
    public static IEnumerable<PolisVote> Read(string name, Stream stream)
    {
        using var table = PolisTable.Read(name, stream);
        var at = Columns.Select(table.Column).ToArray();
        foreach (var fields in table.Rows())
        {
            if (!long.TryParse(fields[at[0]], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time) || fields[at[4]] is not ("1" or "0" or "-1"))
                throw new InvalidDataException($"{name}, line {table.Line}: a vote needs a time in milliseconds and 1, 0 or -1.");
            var vote = (Vote)int.Parse(fields[at[4]], CultureInfo.InvariantCulture);
            yield return new PolisVote(time, fields[at[1]], new CastVote(new ParticipantId(fields[at[3]]), new StatementId(fields[at[2]]), vote));
        }
    }

    public static void Write(Stream stream, IEnumerable<PolisVote> votes) =>
        PolisTable.Write(stream, Columns, votes.Select(vote => new[]
        {
            vote.At.ToString(CultureInfo.InvariantCulture),
            vote.Day,
            vote.Cast.Statement.Value,
            vote.Cast.Participant.Value,
            ((int)vote.Cast.Vote).ToString(CultureInfo.InvariantCulture),
        }));
}
