using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Tests.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Tests.Mediation;

/// <summary>Whom a statement leaves out, as anybody may read it.</summary>
public sealed class CoverageAuditTests
{
    [Fact]
    public void A_statement_taken_back_since_counts_in_no_ranking()
    {
        CastBallot[] ballots =
        [
            .. Enumerable.Range(0, 10).Select(person => new CastBallot(Camps.Person(0, person), 1, [["1-1"], ["1-2"], ["1-3"]])),
            new CastBallot(Camps.Person(1, 0), 1, [["1-1"]]),
        ];
        var record = Record(ballots: ballots, statements: [Statement("1-1") with { IsWithdrawn = true }, Statement("1-2"), Statement("1-3")]);

        var cover = Audit().Measure(record, record.State.Leading!, OpinionPicture.Empty, CancellationToken.None);

        Assert.Equal(("1-2", 10, 0, 0), (cover.Statement, cover.Ranked, cover.Last, cover.Low));
    }

    [Theory]
    // Of camps A, B and C so many answered, and of people in no group; told are these.
    [InlineData("8 6 5 0", "A B C")]
    [InlineData("8 6 2 0", "A")]
    [InlineData("8 2 2 0", "")]
    [InlineData("8 2 3 0", "A")]
    [InlineData("8 6 5 1", "A B")]
    [InlineData("8 6 5 5", "A B C")]
    [InlineData("8 6 0 0", "A B")]
    [InlineData("8 6 2 3", "A B")]
    public void What_few_gave_is_not_told_and_does_not_follow_from_the_rest(string answered, string told)
    {
        var people = answered.Split(' ').Select(count => int.Parse(count, null)).SelectMany((count, camp) => Enumerable.Range(0, count).Select(person => Camps.Person(camp, person))).ToList();
        var record = Record(
            opinions: [.. people.Select((author, at) => new CaucusOpinion(new StatementId($"o{at}"), author, "It is so.", Language.English, IsShown: true))],
            endorsements: [.. people.Select(author => new GivenEndorsement(author, Endorsement.Yes, ""))]);

        var cover = Audit().Measure(record, record.State.Leading!, Picture(), CancellationToken.None);

        Assert.Equal(people.Count, cover.Endorsed.All);
        Assert.Equal(["A", "B", "C"], cover.Groups.Select(group => group.Name));
        Assert.Equal(told, string.Join(' ', cover.Groups.Where(group => group.Endorsed is not null).Select(group => group.Name)));
        Assert.Equal(told, string.Join(' ', cover.Groups.Where(group => group.Opinions is not null && group.Missing is not null).Select(group => group.Name)));
    }

    /// <summary>Three groups, of camps 0, 1 and 2.</summary>
    private static OpinionPicture Picture()
    {
        var votes = Camps.Votes(4, 40, 30, 20).ToList();
        return OpinionPicture.Of(
            [.. votes.Select(vote => vote.Statement).Distinct().Select(id => new Statement(id, new Dictionary<string, string> { ["en"] = id.Value }))], votes, moderatedBefore: false,
            Camps.Options, new RoutingOptions { FewestSeen = 10, FewestSeenInGroup = 5 }, seed: 1, DateTimeOffset.UnixEpoch);
    }

    private static CoverageAudit Audit() => new(new NoLikeness(), Options.Create(new MediationOptions { CoveredFrom = 0.9, FewestInGroup = 5 }));

    private static CaucusRecord Record(
        IReadOnlyList<CaucusOpinion>? opinions = null, IReadOnlyList<CastBallot>? ballots = null, IReadOnlyList<GivenEndorsement>? endorsements = null,
        IReadOnlyList<GroupStatement>? statements = null)
    {
        var caucus = Caucus.Begin(new CaucusId("c"), new ConsultationId("c"), null, DateTimeOffset.UnixEpoch) with { First = new RankedRound(["1-1", "1-2", "1-3"], ["1-1"], 1) };
        return new CaucusRecord(new CaucusState(caucus, statements ?? [Statement("1-1"), Statement("1-2")], []), opinions ?? [], ballots ?? [], [], endorsements ?? [], 0);
    }

    private static GroupStatement Statement(string id) => new(
        id, 1, StatementOrigin.Citizens, Language.English, [new StandingSentence(id, [new StatementId(id)])], new Dictionary<string, string> { ["en"] = id });

    private sealed class NoLikeness : ILikeness
    {
        public IReadOnlyList<IReadOnlyList<double>>? Between(IReadOnlyList<string> ones, IReadOnlyList<string> others, CancellationToken cancellation) => null;
    }
}
