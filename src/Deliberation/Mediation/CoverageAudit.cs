using Isegoria.Deliberation.Opinions;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Mediation;

/// <summary>
/// Measures whom the leading statement leaves out: who ranked it low, whose opinion appears in no sentence of it, and which
/// opinion groups these people are in. An opinion appears where the statement cites it, or where a sentence of the one is near
/// enough to a sentence of the other. Whoever puts the same in other words is not recognised, so it errs towards missing.
/// </summary>
public sealed class CoverageAudit(ILikeness likeness, IOptions<MediationOptions> options)
{
    /// <param name="leading">A statement of the round that was ranked last.</param>
    public Coverage Measure(CaucusRecord record, GroupStatement leading, OpinionPicture picture, CancellationToken cancellation)
    {
        var among = record.State.OfRound(leading.Round);
        var ballots = RankedRound.Counted(record.Ballots.Where(ballot => ballot.Round == leading.Round).Select(ballot => ballot.Places), among);
        var places = ballots.Select(ballot => Coverage.Place(ballot, leading.Id, among.Count)).ToList();
        var missing = Missing(record.Opinions, leading, cancellation);
        return new Coverage(
            leading.Id, places.Count, places.Count(place => place.Last), places.Count(place => place.Low), record.Opinions.Count, missing is not null,
            [.. missing ?? []], Groups(record, missing ?? [], picture))
        {
            Endorsed = EndorsementCount.Of(record.Endorsements.Select(given => given.Value)),
        };
    }

    /// <summary>Opinions that appear in no sentence; none where that cannot be told.</summary>
    private List<StatementId>? Missing(IReadOnlyList<CaucusOpinion> opinions, GroupStatement leading, CancellationToken cancellation)
    {
        var cited = leading.StandsOn.ToHashSet();
        var others = opinions.Where(opinion => !cited.Contains(opinion.Id)).ToList();
        var sentences = others.SelectMany(opinion => Bias.Sentences.Split(opinion.Text).Select(text => (opinion.Id, Text: text))).ToList();
        if (sentences.Count == 0)
            return [];
        if (likeness.Between([.. sentences.Select(sentence => sentence.Text)], [.. leading.Sentences.Select(sentence => sentence.Text)], cancellation) is not { } near)
            return null;
        var covered = sentences.Zip(near)
            .Where(pair => pair.Second.Max() >= options.Value.CoveredFrom!.Value)
            .Select(pair => pair.First.Id)
            .ToHashSet();
        return [.. others.Select(opinion => opinion.Id).Where(id => !covered.Contains(id))];
    }

    private IReadOnlyList<GroupCoverage> Groups(CaucusRecord record, IReadOnlyList<StatementId> missing, OpinionPicture picture)
    {
        if (picture.Shown.Count < 2)
            return [];
        var (opinions, endorsed) = (Told(record.Opinions, opinion => opinion.Author, picture), Told(record.Endorsements, given => given.Author, picture));
        return
        [
            .. picture.Shown.Select((group, place) => new GroupCoverage(
                group.Name, group.Members.Count,
                opinions[place]?.Count, opinions[place]?.Count(opinion => missing.Contains(opinion.Id)),
                endorsed[place] is { } given ? EndorsementCount.Of(given.Select(one => one.Value)) : null)),
        ];
    }

    /// <summary>
    /// What each group gave, none where it is not told. The whole is told, too: what is kept back, with what people outside the groups gave, must be many enough
    /// that it does not follow by subtraction, so the next smallest is kept back as long as it is not.
    /// </summary>
    private IReadOnlyList<T>?[] Told<T>(IReadOnlyList<T> given, Func<T, ParticipantId> author, OpinionPicture picture)
    {
        var byGroup = given.ToLookup(one => picture.GroupOf(author(one))?.Name ?? "");
        IReadOnlyList<T>?[] told = [.. picture.Shown.Select(group => byGroup[group.Name].ToList())];
        var (fewest, keptBack) = (options.Value.FewestInGroup!.Value, byGroup[""].Count());
        foreach (var (place, own) in told.Index().OrderBy(group => group.Item!.Count).ToList())
        {
            if (own!.Count >= fewest && (keptBack == 0 || keptBack >= fewest))
                break;
            told[place] = null;
            keptBack += own.Count;
        }
        return told;
    }
}
