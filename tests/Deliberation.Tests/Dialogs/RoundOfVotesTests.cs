using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Dialogs;

public class RoundOfVotesTests
{
    private static readonly DialogScript Rounds = Small.Script(Small.Vote("others", most: 2, more: true), Small.Ask("after"));

    [Fact]
    public void After_a_round_the_citizen_may_read_more_or_move_on()
    {
        var citizen = Small.Agreed(Rounds);
        Assert.Contains("1 of 2: ", citizen.Said, StringComparison.Ordinal);
        citizen.Through("agree", "disagree");
        Assert.Equal("2 left. More?", citizen.Asked.Text);
        citizen.Say("More");
        Assert.Contains("3 of 4: ", citizen.Said, StringComparison.Ordinal);
        citizen.Through("agree", "pass");

        Assert.Contains("Thanks for the votes.", citizen.Said, StringComparison.Ordinal);
        Assert.Equal(4, citizen.Given.OfType<Contribution.VoteCast>().Select(vote => vote.Id).Distinct().Count());
        var contented = Small.Agreed(Rounds).Through("agree", "disagree", "no");
        Assert.Equal("after", contented.Progress!.Step);
    }

    [Fact]
    public void A_statement_put_aside_is_no_vote_and_does_not_come_again()
    {
        var citizen = Small.Agreed(Rounds);
        var shown = new List<string> { Shown(citizen) };
        for (var i = 0; i < 3; i++)
        {
            citizen.Say("another");
            shown.Add(Shown(citizen));
        }
        citizen.Say("une autre");

        Assert.Equal(4, shown.Distinct().Count());
        Assert.Empty(citizen.Given.OfType<Contribution.VoteCast>());
        Assert.Equal("after", citizen.Progress!.Step);
    }

    [Fact]
    public void A_vote_taken_back_asks_the_same_statement_again()
    {
        var citizen = Small.Agreed(Rounds);
        var first = Shown(citizen);
        citizen.Through("agree", "undo");

        Assert.Equal(first, Shown(citizen));
        Assert.Equal(first, StatementOf(citizen.Given.OfType<Contribution.VoteUndone>().Single().Id));
    }

    [Fact]
    public void A_statement_nobody_has_seen_comes_sooner_than_one_everybody_passed_on()
    {
        var votes = Enumerable.Range(0, 60).SelectMany(person => new[] { "s1", "s2", "s3" }.Select(id => Cast($"p{person}", id, Vote.Pass)));
        var picture = PictureOf(votes);
        var first = Enumerable.Range(0, 200).Count(seed => Shown(Begun(Rounds, seed, picture)) == StatementOf(new StatementId("s4")));

        Assert.InRange(first, 160, 200);
    }

    [Fact]
    public void The_strongest_reason_on_the_other_side_is_offered_once_the_votes_are_given()
    {
        var script = Small.Script(Small.Vote("others", most: 4), Small.Ask("after"));
        var votes = Enumerable.Range(0, 20).SelectMany(person => person % 2 == 0
            ? new[] { Cast($"p{person}", "s1", Vote.Agree), Cast($"p{person}", "s2", Vote.Disagree), Cast($"p{person}", "s4", Vote.Pass) }
            : [Cast($"p{person}", "s1", Vote.Disagree), Cast($"p{person}", "s2", Vote.Agree), Cast($"p{person}", "s4", Vote.Pass)]);
        var citizen = Begun(script, 7, PictureOf(votes));
        while (citizen.Progress!.Step == "others")
            citizen.Say(Shown(citizen) == StatementOf(new StatementId("s1")) ? "agree" : "disagree");

        Assert.Contains($"Not so: {StatementOf(new StatementId("s1"))} But: {StatementOf(new StatementId("s2"))}", citizen.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Not so", Begun(script, 7, PictureOf(votes.Take(18))).Through("agree", "agree", "agree", "agree").Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_like_another_is_not_published_before_its_author_has_seen_the_other()
    {
        var script = Small.Script(Small.Ask("matters"), Small.Statement("mine", "I say: {answer.matters}."), Small.Vote("others", most: 8));
        var alike = Street.Statements[2];
        var citizen = Small.Agreed(script);
        citizen.Alike = alike;
        citizen.Through("less noise", "Publish");
        Assert.Equal($"Much the same: {alike.In(Language.English)}", citizen.Asked.Text);
        Assert.Empty(citizen.Given.OfType<Contribution.StatementApproved>());

        citizen.Say("Support it");
        Assert.Equal(new Contribution.VoteCast(alike.Id, Vote.Agree), citizen.Given.OfType<Contribution.VoteCast>().Single());
        Assert.Contains("1 of 3: ", citizen.Said, StringComparison.Ordinal);
        citizen.Say("my contributions");
        Assert.Contains($"Support it = {alike.In(Language.English)}", citizen.Said, StringComparison.Ordinal);

        citizen.Say("undo");
        Assert.Equal(alike.Id, citizen.Given.OfType<Contribution.VoteUndone>().Single().Id);
        citizen.Through("Publish", "Keep mine");
        Assert.Equal("I say: less noise.", citizen.Given.OfType<Contribution.StatementApproved>().Single().Text);
    }

    [Fact]
    public void Authors_see_what_became_of_their_statement()
    {
        var script = Small.Script(Small.Ask("matters"), Small.Statement("mine", "I say: {answer.matters}."), Small.Ask("after"));
        var citizen = Small.Agreed(script);
        citizen.Consultation = Street.Consultation with { ModeratesBefore = true };
        citizen.Through("less noise", "Publish");
        Assert.Contains("GeneralModerated", citizen.Said, StringComparison.Ordinal);
        citizen.Say("my contributions");
        Assert.Contains("I say: less noise. ContributionsWaiting", citizen.Said, StringComparison.Ordinal);

        citizen.Moderate(statement => statement with { Moderation = Moderation.Rejected, Reason = "It names a neighbour." });
        citizen.Say("my contributions");
        Assert.Contains("(rejected: It names a neighbour.)", citizen.Said, StringComparison.Ordinal);
        citizen.Moderate(statement => statement with { Moderation = Moderation.Accepted, Reason = "" });
        citizen.Say("my contributions");
        Assert.Contains("I say: less noise. (0, 0, 0)", citizen.Said, StringComparison.Ordinal);
    }

    private static Rehearsal Begun(DialogScript script, int seed, OpinionPicture picture)
    {
        var citizen = new Rehearsal(script, Language.English, seed) { Picture = picture };
        citizen.Arrive();
        return citizen.Through("I agree");
    }

    private static CastVote Cast(string person, string statement, Vote vote) => new(new ParticipantId(person), new StatementId(statement), vote);

    private static OpinionPicture PictureOf(IEnumerable<CastVote> votes) => OpinionPicture.Of(
        Street.Statements, votes, moderatedBefore: false,
        new OpinionOptions
        {
            FewestVotes = 7,
            FewestPeople = 15,
            BaseClusters = 100,
            MostGroups = 5,
            Starts = 5,
            SilhouetteGain = 0.06,
            SmallestShare = 0.05,
            SmallestGroup = 5,
            MostStatements = 5,
        },
        new RoutingOptions { FewestSeen = 10, FewestSeenInGroup = 5 }, seed: 1, DateTimeOffset.UnixEpoch);

    private static string Shown(Rehearsal citizen) => citizen.Asked.Spans.Single(span => span.Voice is Voice.Citizen).Text;

    private static string StatementOf(StatementId id) => Street.Statements.Single(statement => statement.Id == id).In(Language.English);
}
