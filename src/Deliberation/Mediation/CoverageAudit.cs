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
        var among = record.State.OfRound(leading.Round).Count;
        var places = record.Ballots.Where(ballot => ballot.Round == leading.Round).Select(ballot => Coverage.Place(ballot.Places, leading.Id, among)).ToList();
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
        return
        [
            .. picture.Shown.Select(group =>
            {
                var opinions = record.Opinions.Where(opinion => IsIn(opinion.Author, group)).ToList();
                var endorsed = record.Endorsements.Where(given => IsIn(given.Author, group)).Select(given => given.Value).ToList();
                return new GroupCoverage(
                    group.Name, group.Members.Count, opinions.Count, opinions.Count(opinion => missing.Contains(opinion.Id)),
                    endorsed.Count >= options.Value.FewestInGroup!.Value ? EndorsementCount.Of(endorsed) : null);
            }),
        ];

        bool IsIn(ParticipantId author, OpinionGroup group) => picture.GroupOf(author)?.Name == group.Name;
    }
}
