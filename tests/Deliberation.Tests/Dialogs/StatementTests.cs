using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class StatementTests
{
    private readonly Rehearsal _citizen = Small.Agreed(Small.Script(
        Small.Ask("matters"), Small.Ask("reason", optional: true),
        Small.Statement("mine", "For me: {answer.matters}.", "Because: {answer.reason}."),
        Small.Ask("after")));

    [Fact]
    public void The_draft_is_the_citizens_answers_in_their_own_voice_between_words_of_the_assistant()
    {
        _citizen.Through("Quiet.", "I sleep badly");

        Assert.Equal("Yours: For me: Quiet. Because: I sleep badly.", _citizen.Asked.Text);
        Assert.Equal(["Quiet.", "I sleep badly"], _citizen.Asked.Spans.Where(s => s.Voice == Voice.Citizen).Select(s => s.Text));
        Assert.All(_citizen.Asked.Spans.Where(s => s.Voice != Voice.Citizen), s => Assert.Equal(Voice.Assistant, s.Voice));
    }

    [Fact]
    public void A_sentence_whose_answer_was_not_given_is_left_out()
    {
        _citizen.Through("Quiet", "/skip");

        Assert.Equal("Yours: For me: Quiet.", _citizen.Asked.Text);
    }

    [Fact]
    public void Nothing_is_published_before_approval()
    {
        _citizen.Through("Quiet", "/skip");
        Assert.DoesNotContain(_citizen.Given, c => c is Contribution.StatementApproved);

        var approved = Assert.IsType<Contribution.StatementApproved>(Assert.Single(_citizen.Say("Publish").Contributions));
        Assert.Equal("For me: Quiet.", approved.Text);
        Assert.Equal(Language.English, approved.Language);
    }

    [Theory]
    [InlineData("Edit", "I want quiet nights")]
    [InlineData("I want quiet nights")]
    public void The_citizen_may_write_it_anew_and_sees_it_before_it_is_published(params string[] texts)
    {
        _citizen.Through("Quiet", "/skip").Through(texts);
        Assert.Equal("Yours: I want quiet nights", _citizen.Asked.Text);

        _citizen.Say("Publish");
        Assert.Contains(_citizen.Given, c => c is Contribution.StatementApproved { Text: "I want quiet nights" });
    }

    [Fact]
    public void An_approved_statement_can_be_taken_back()
    {
        _citizen.Through("Quiet", "/skip", "Publish");
        var id = _citizen.Given.OfType<Contribution.StatementApproved>().Single().Id;

        var move = _citizen.Say("undo");

        Assert.Equal([new Contribution.StatementWithdrawn(id)], move.Contributions);
        Assert.Equal("Yours: For me: Quiet.", _citizen.Asked.Text);
    }

    [Fact]
    public void A_citizen_who_does_not_publish_goes_on()
    {
        var move = _citizen.Through("Quiet", "/skip").Say("Do not publish");

        Assert.Equal("after", move.Next.Step);
        Assert.Empty(move.Contributions);
    }

    [Fact]
    public void Without_any_answer_the_citizen_is_asked_to_write()
    {
        var citizen = Small.Agreed(Small.Script(Small.Ask("matters", optional: true), Small.Statement("mine", "{answer.matters}.")));
        citizen.Say("/skip");

        Assert.Equal("Write it.", citizen.Asked.Text);
        Assert.Equal(["/skip"], citizen.Asked.Choices.Select(c => c.Value));
    }
}

public sealed class VoteTests
{
    [Fact]
    public void Statements_come_in_an_order_drawn_per_citizen()
    {
        var script = Small.Script(Small.Vote("others"));
        var firsts = Enumerable.Range(0, 40).Select(seed => Small.Agreed(script, seed).Asked.Text).ToList();

        Assert.Equal(Street.Statements.Count, firsts.Distinct().Count());
        Assert.Equal(firsts[3], Small.Agreed(script, 3).Asked.Text);
    }

    [Fact]
    public void Agree_disagree_and_pass_are_three_equal_buttons_the_first_two_in_drawn_order()
    {
        var script = Small.Script(Small.Vote("others"));
        var orders = Enumerable.Range(0, 20).Select(seed => Small.Agreed(script, seed).Asked.Choices.Select(c => c.Value).ToList()).ToList();

        Assert.All(orders, o => Assert.Equal("pass", o[2]));
        Assert.Equal(2, orders.Select(o => o[0]).Distinct().Count());
    }

    [Fact]
    public void A_vote_is_cast_changed_and_undone()
    {
        var citizen = Small.Agreed(Small.Script(Small.Vote("others")));
        var first = citizen.Asked.Text;
        var cast = Assert.IsType<Contribution.VoteCast>(Assert.Single(citizen.Say("agree").Contributions));
        Assert.Equal(Vote.Agree, cast.Vote);

        Assert.Equal([new Contribution.VoteUndone(cast.Id)], citizen.Say("undo").Contributions);
        Assert.Equal(first, citizen.Asked.Text);
        Assert.Equal([new Contribution.VoteCast(cast.Id, Vote.Disagree)], citizen.Say("non").Contributions);
    }

    [Fact]
    public void No_more_are_shown_than_the_dialog_says()
    {
        var citizen = Small.Agreed(Small.Script(Small.Vote("others", most: 2)));

        Assert.True(citizen.Through("pass").Say("pass").Stage.Closed);
    }

    [Fact]
    public void Without_statements_the_dialog_says_so_and_goes_on()
    {
        var citizen = new Rehearsal(Small.Script(Small.Vote("others"), Small.Ask("after")), Language.English) { Others = [] };
        citizen.Arrive();

        Assert.Equal("after", citizen.Say("yes").Next.Step);
        Assert.StartsWith("No statements.", citizen.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_withdrawn_meanwhile_is_not_shown()
    {
        var citizen = Small.Agreed(Small.Script(Small.Vote("others"), Small.Ask("after")));
        citizen.Say("pass");
        citizen.Others = [];

        Assert.Equal("after", citizen.Say("pass").Next.Step);
    }

    [Fact]
    public void Others_words_stand_apart_from_the_assistants()
    {
        var citizen = Small.Agreed(Small.Script(Small.Vote("others")));

        var span = Assert.Single(citizen.Asked.Spans, s => s.Voice == Voice.Citizen);
        Assert.Contains(Street.Statements, s => s.In(Language.English) == span.Text);
    }
}
