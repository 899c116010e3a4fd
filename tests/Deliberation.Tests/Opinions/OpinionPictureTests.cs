using Isegoria.Deliberation.Opinions;
using Xunit;

namespace Isegoria.Deliberation.Tests.Opinions;

/// <summary>What two processes say of the same votes, and one process as votes come.</summary>
public sealed class OpinionPictureTests
{
    private static readonly IReadOnlyList<Statement> Statements =
        [.. Enumerable.Range(0, 12).Select(i => new Statement(new StatementId($"{i}"), new Dictionary<string, string> { ["en"] = $"Statement {i}." }))];

    [Fact]
    public void Letters_stay_as_votes_come_and_who_begins_anew_from_the_votes_finds_the_same()
    {
        var votes = Camps.Votes(6, 20, 12).ToList();
        var begun = Of(votes);
        var before = Camps.CampsOf(begun.Opinions);
        Assert.Equal(2, before.Count);
        var there = votes.Select(vote => vote.Participant).ToHashSet();
        votes.AddRange(Camps.Votes(7, 0, 42).Where(vote => !there.Contains(vote.Participant)));

        var after = Of(votes);
        Assert.Equal(before, Camps.CampsOf(after.Opinions));
        // The one that was smaller is the larger one now and keeps its letter; found from the votes at once, it is named first.
        Assert.True(after.Opinions.Groups[1].Members.Count > after.Opinions.Groups[0].Members.Count);
        Assert.NotEqual(before, Camps.CampsOf(Camps.Groups(votes)));
        Assert.Equal(Camps.CampsOf(after.Opinions), Camps.CampsOf(Of(votes).Opinions));
        Assert.Equal(after.Opinions.Map, Of(votes).Opinions.Map);
    }

    [Fact]
    public void What_nobody_has_admitted_and_what_one_person_alone_supports_is_in_no_result()
    {
        var mine = new Statement(new StatementId("mine"), new Dictionary<string, string> { ["en"] = "Mine alone." });
        Statement[] statements = [.. Statements.Select(statement => statement with { Moderation = Moderation.Accepted }), mine];
        List<CastVote> votes =
        [
            .. Enumerable.Range(0, 5).SelectMany(person => Enumerable.Range(0, 7).Select(statement => new CastVote(Camps.Person(0, person), new StatementId($"{statement}"), Vote.Agree))),
            new CastVote(Camps.Person(0, 0), mine.Id, Vote.Agree),
        ];
        IEnumerable<string> United(bool moderatedBefore) => OpinionResults.Of(Of(statements, votes, moderatedBefore)).Uniting.Select(uniting => uniting.Statement.Value);

        Assert.Equal(5, Assert.Single(Of(statements, votes, moderatedBefore: true).Shown).Members.Count);
        Assert.Equal(7, United(moderatedBefore: true).Count());
        Assert.DoesNotContain("mine", United(moderatedBefore: false));

        votes.AddRange(Enumerable.Range(1, 4).Select(person => new CastVote(Camps.Person(0, person), mine.Id, Vote.Agree)));
        Assert.Contains("mine", United(moderatedBefore: false));
        Assert.DoesNotContain("mine", United(moderatedBefore: true));
    }

    [Fact]
    public void Ten_statements_that_unite_may_be_shown_and_all_of_them_are_counted()
    {
        var votes = Enumerable.Range(0, 20).SelectMany(person => Enumerable.Range(0, 12).Select(statement => new CastVote(Camps.Person(0, person), new StatementId($"{statement}"), Vote.Agree)));
        var results = OpinionResults.Of(Of([.. votes]));
        Assert.Equal((10, 12), (results.Uniting.Count, results.UnitingInAll));
    }

    private static OpinionPicture Of(IReadOnlyList<CastVote> votes) => Of(Statements, votes, moderatedBefore: false);

    private static OpinionPicture Of(IReadOnlyList<Statement> statements, IReadOnlyList<CastVote> votes, bool moderatedBefore) => OpinionPicture.Of(
        statements, votes, moderatedBefore, Camps.Options, new RoutingOptions { FewestSeen = 10, FewestSeenInGroup = 5 }, seed: 1, DateTimeOffset.UnixEpoch);
}
