using System.Globalization;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Opinions;

/// <summary>
/// Writes a consultation's statements and votes as Polis does: comments.csv, participants-votes.csv and votes.csv. People and statements are numbers in
/// the order of their first appearance; those that came from Polis keep theirs, so that what was imported goes out as it came in. The id of a
/// conversation is in no file.
/// </summary>
public sealed class PolisExport(IDbContextFactory<DeliberationStore> stores, IOptions<OpinionOptions> options)
{
    private const int Seed = 1;

    private static readonly string[] Columns =
        ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "is-meta", "comment-body"];

    public async Task<PolisTally> ExportAsync(ConsultationId consultation, string folder, Language language, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var statements = await store.Statements.AsNoTracking().Where(s => s.ConsultationId == consultation.Value).OrderBy(s => s.ApprovedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        var votes = await store.Votes.AsNoTracking().Where(v => v.ConsultationId == consultation.Value).OrderBy(v => v.At).ThenBy(v => v.ConversationId).ToListAsync(cancellation);
        var prefix = PolisImport.Prefix(consultation);
        var numbers = Numbered(statements.Select(s => (s.Id, s.Id)));
        var people = Numbered(votes.Select(v => v.ConversationId).Concat(statements.Select(s => s.ConversationId).OfType<string>()).Distinct()
            .Select(id => (id, id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : "")));
        votes.RemoveAll(v => !numbers.ContainsKey(v.StatementId)); // Of a statement that was taken back.

        Directory.CreateDirectory(folder);
        var matrix = Matrix(statements, votes, numbers, people);
        await using (var file = File.Create(Path.Combine(folder, PolisComments.FileName)))
            PolisTable.Write(file, Columns, Comments(statements, votes, numbers, people, language));
        await using (var file = File.Create(Path.Combine(folder, PolisImport.MatrixName)))
            matrix.Write(file);
        await using (var file = File.Create(Path.Combine(folder, PolisImport.VotesName)))
            PolisVotes.Write(file, votes.OrderBy(v => numbers[v.StatementId]).ThenBy(v => v.At).ThenBy(v => people[v.ConversationId]).Select(v => new PolisVote(
                v.At.ToUnixTimeMilliseconds(), Day(v.At), Cast(v, numbers, people))));
        return new PolisTally(statements.Count, matrix.Votes.Participants.Count, votes.Count);
    }

    /// <summary>Who and what has a number keeps it; the others follow after the highest, in the order given.</summary>
    /// <param name="things">A key, and the number it may have.</param>
    private static Dictionary<string, int> Numbered(IEnumerable<(string Key, string Number)> things)
    {
        var all = things.ToList();
        var numbers = all.Where(thing => IsNumber(thing.Number)).ToDictionary(thing => thing.Key, thing => int.Parse(thing.Number, CultureInfo.InvariantCulture));
        var next = numbers.Count == 0 ? 0 : numbers.Values.Max() + 1;
        foreach (var (key, _) in all.Where(thing => !IsNumber(thing.Number)))
            numbers.Add(key, next++);
        return numbers;
    }

    private static bool IsNumber(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == id;

    private static CastVote Cast(VoteRow vote, Dictionary<string, int> numbers, Dictionary<string, int> people) => new(
        new ParticipantId(people[vote.ConversationId].ToString(CultureInfo.InvariantCulture)),
        new StatementId(numbers[vote.StatementId].ToString(CultureInfo.InvariantCulture)),
        (Vote)vote.Value);

    private PolisMatrix Matrix(List<StatementRow> statements, List<VoteRow> votes, Dictionary<string, int> numbers, Dictionary<string, int> people)
    {
        var draft = new VoteMatrixDraft();
        foreach (var number in numbers.Values.Order())
            draft.Column(new StatementId(number.ToString(CultureInfo.InvariantCulture)));
        foreach (var vote in votes.OrderBy(v => people[v.ConversationId]))
            draft.Add(Cast(vote, numbers, people));
        var matrix = draft.ToMatrix();
        var left = statements.Where(s => s.Moderation == (int)Moderation.Rejected || s.Meta).Select(s => new StatementId(numbers[s.Id].ToString(CultureInfo.InvariantCulture))).ToHashSet();
        var opinions = OpinionGroups.Of(matrix, left, options.Value, new Random(Seed));
        var groups = opinions.Shown(options.Value).Index().SelectMany(group => group.Item.Members.Select(row => (row, group.Index))).ToDictionary(member => member.row, member => member.Index);
        var written = statements.Where(s => s.ConversationId is not null).CountBy(s => people[s.ConversationId!]).ToDictionary();
        return PolisMatrix.Of(
            matrix,
            row => groups.TryGetValue(row, out var group) ? group.ToString(CultureInfo.InvariantCulture) : null,
            row => written.GetValueOrDefault(int.Parse(matrix.Participants[row].Value, CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<IEnumerable<string>> Comments(
        List<StatementRow> statements, List<VoteRow> votes, Dictionary<string, int> numbers, Dictionary<string, int> people, Language language)
    {
        var counts = votes.CountBy(v => (v.StatementId, v.Value)).ToDictionary();
        foreach (var row in statements.OrderBy(s => numbers[s.Id]))
        {
            var at = row.ApprovedAt.ToUnixTimeMilliseconds();
            int[] figures = [numbers[row.Id], row.ConversationId is { } author ? people[author] : -1, counts.GetValueOrDefault((row.Id, 1)), counts.GetValueOrDefault((row.Id, -1)), row.Moderation];
            yield return [at.ToString(CultureInfo.InvariantCulture), Day(row.ApprovedAt), .. figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture)),
                row.Meta ? "true" : "false", SpreadsheetText.Guarded(StatementRows.ToStatement(row).In(language))];
        }
    }

    /// <summary>As in Polis' files, in UTC.</summary>
    private static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
}
