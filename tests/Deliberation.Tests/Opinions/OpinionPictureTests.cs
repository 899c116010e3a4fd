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

    private static OpinionPicture Of(IReadOnlyList<CastVote> votes) => OpinionPicture.Of(
        Statements, votes, Camps.Options, new RoutingOptions { FewestSeen = 10, FewestSeenInGroup = 5 }, seed: 1, DateTimeOffset.UnixEpoch);
}
