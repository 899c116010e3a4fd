using System.Globalization;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Opinions;

/// <summary>What an import brought in.</summary>
public sealed record PolisTally(int Statements, int Participants, int Votes);

/// <summary>
/// Brings a conversation of Polis into a consultation: comments.csv and participants-votes.csv, with votes.csv for the times where it is there. A
/// second import takes the place of the first; what citizens gave here stays. Participants are kept as conversations of the channel "polis".
/// </summary>
public sealed class PolisImport(IDbContextFactory<DeliberationStore> stores, TimeProvider time)
{
    public const string MatrixName = "participants-votes.csv";
    public const string VotesName = "votes.csv";

    public static bool Is(string path) => File.Exists(Path.Combine(path, PolisComments.FileName)) && File.Exists(Path.Combine(path, MatrixName));

    /// <summary>Before the id of a participant of Polis.</summary>
    public static string Prefix(ConsultationId consultation) => $"polis/{consultation}/";

    /// <param name="language">Of the statements.</param>
    /// <exception cref="InvalidDataException">A file is no such table, or both do not fit together; the message says where and why. Nothing is imported then.</exception>
    public async Task<PolisTally> ImportAsync(ConsultationId consultation, string folder, Language language, CancellationToken cancellation)
    {
        var comments = Read(folder, PolisComments.FileName, PolisComments.Read);
        var matrix = Read(folder, MatrixName, PolisMatrix.Read);
        var known = comments.Comments.Select(comment => comment.Id).ToHashSet();
        if (matrix.Votes.Statements.FirstOrDefault(statement => !known.Contains(statement)) is { Value: { } missing })
            throw new InvalidDataException($"{MatrixName} has votes on the statement \"{missing}\", which {PolisComments.FileName} does not hold.");
        var times = File.Exists(Path.Combine(folder, VotesName)) ? Times(folder) : [];

        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var prefix = Prefix(consultation);
        await store.Votes.Where(v => v.ConversationId.StartsWith(prefix)).ExecuteDeleteAsync(cancellation);
        await store.Statements.Where(s => s.ConsultationId == consultation.Value && s.ConversationId!.StartsWith(prefix)).ExecuteDeleteAsync(cancellation);
        store.Statements.AddRange(comments.Comments.Select(comment => RowOf(consultation, comments.Columns, comment, language)));
        store.Votes.AddRange(RowsOf(consultation, matrix.Votes, times));
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new PolisTally(comments.Comments.Count, matrix.Votes.Participants.Count, matrix.Votes.Count);
    }

    private StatementRow RowOf(ConsultationId consultation, IReadOnlyList<string> columns, PolisComment comment, Language language)
    {
        var at = columns.ToList().IndexOf("timestamp");
        return new StatementRow
        {
            ConsultationId = consultation.Value,
            Id = comment.Id.Value,
            ConversationId = Prefix(consultation) + comment.Author.Value,
            Texts = TurnJson.Write(new Dictionary<string, string> { [language.Code] = SpreadsheetText.Plain(comment.Text) }),
            ApprovedAt = at >= 0 && long.TryParse(comment.Fields[at], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : time.GetUtcNow(),
            Moderation = (int)comment.Moderation,
            Meta = comment.IsMeta,
        };
    }

    /// <summary>Without times the votes come in the order of the file, a thousandth of a second apart.</summary>
    private IEnumerable<VoteRow> RowsOf(ConsultationId consultation, VoteMatrix votes, Dictionary<(ParticipantId, StatementId), long> times)
    {
        var now = time.GetUtcNow();
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            var participant = votes.Participants[row];
            var (columns, cast) = (votes.Columns(row).ToArray(), votes.Votes(row).ToArray());
            foreach (var (column, vote) in columns.Zip(cast))
                yield return new VoteRow
                {
                    ConversationId = Prefix(consultation) + participant.Value,
                    StatementId = votes.Statements[column].Value,
                    ConsultationId = consultation.Value,
                    Value = vote,
                    At = times.TryGetValue((participant, votes.Statements[column]), out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : now.AddMilliseconds(row),
                };
        }
    }

    private static Dictionary<(ParticipantId, StatementId), long> Times(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, VotesName));
        var times = new Dictionary<(ParticipantId, StatementId), long>();
        foreach (var vote in PolisVotes.Read(VotesName, stream))
            times[(vote.Cast.Participant, vote.Cast.Statement)] = vote.At;
        return times;
    }

    private static T Read<T>(string folder, string name, Func<string, Stream, T> read)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        return read(name, stream);
    }
}
