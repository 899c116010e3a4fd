namespace Isegoria.Deliberation.Opinions;

/// <param name="Place">Among the picture's groups shown.</param>
/// <param name="Stands">What sets the group apart.</param>
public sealed record GroupResult(string Name, int Place, int People, IReadOnlyList<RepresentativeStatement> Stands);

/// <summary>A position that a group holds and the rest do not.</summary>
public sealed record MinorityPosition(string Group, StatementId Statement, Vote Side);

/// <summary>What a consultation's votes come to, for everybody to read; each statement in it can be traced to its votes in the picture.</summary>
/// <param name="Participants">Who voted or wrote a statement.</param>
/// <param name="Inequality">The Gini coefficient of votes per participant, from 0, where all gave as many.</param>
/// <param name="Groups">Those large enough to be shown; empty while too few people have voted.</param>
/// <param name="Uniting">The strongest of them, so many as are shown.</param>
/// <param name="UnitingInAll">How many there are.</param>
/// <param name="NotAdmitted">Reasons why statements were not admitted, the frequent ones first.</param>
public sealed record OpinionResults(
    int Participants,
    int Votes,
    int Statements,
    double Inequality,
    IReadOnlyList<GroupResult> Groups,
    IReadOnlyList<UnitingStatement> Uniting,
    int UnitingInAll,
    IReadOnlyList<DividingStatement> Dividing,
    IReadOnlyList<MinorityPosition> Minority,
    IReadOnlyList<(string Reason, int Statements)> NotAdmitted)
{
    public static OpinionResults Of(OpinionPicture picture)
    {
        var (votes, tallies) = (picture.Opinions.Votes, picture.Tallies);
        var most = picture.Options.MostStatements!.Value;
        IReadOnlyList<GroupResult> groups =
        [
            .. picture.Shown.Select((group, place) => new GroupResult(
                group.Name, place, group.Members.Count, picture.Shown.Count > 1 ? Representative.Of(tallies, place, most) : [])),
        ];
        var uniting = Consensus.Uniting(tallies, tallies.Columns.Count);
        return new OpinionResults(
            votes.Participants.Count,
            votes.Count,
            picture.Statements.Count(statement => statement.Moderation is not Moderation.Rejected),
            ParticipationEquality.Gini([.. Enumerable.Range(0, votes.Participants.Count).Select(votes.VotesOf)]),
            groups,
            [.. uniting.Take(most)],
            uniting.Count,
            Consensus.Dividing(tallies, most),
            [.. groups.SelectMany(group => Against(picture, group)).Take(most)],
            [.. picture.Statements.Where(statement => statement.Moderation is Moderation.Rejected).CountBy(statement => statement.Reason)
                .OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => (reason.Key, reason.Value))]);
    }

    /// <summary>Where most of a group stands on the one side, and most of the others who voted do not.</summary>
    private static IEnumerable<MinorityPosition> Against(OpinionPicture picture, GroupResult minority) =>
        from stand in minority.Stands
        let own = picture.Of(minority.Place, stand.Statement)
        let others = Enumerable.Range(0, picture.Shown.Count).Where(place => place != minority.Place)
            .Aggregate(default(Tally), (sum, place) => sum + picture.Of(place, stand.Statement))
        let side = stand.Side is Vote.Agree ? (Own: own.Agreeing, Others: others.Agreeing) : (Own: own.Disagreeing, Others: others.Disagreeing)
        where side.Own > 0.5 && side.Others < 0.5 && own.Seen < others.Seen
        select new MinorityPosition(minority.Name, stand.Statement, stand.Side);
}
