using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("early", "early")]
    [InlineData("  EARLY. ", "early")]
    [InlineData("tot le matin", "early")]
    [InlineData("Tard", "late")]
    [InlineData("2", "late")]
    [InlineData("3)", "none")]
    public void A_choice_is_understood_by_value_title_and_number(string typed, string stored)
    {
        var move = Small.Agreed(Small.Script(Small.Choose("when"))).Say(typed);

        Assert.Equal([new Contribution.AnswerGiven("when", stored)], move.Contributions);
        Assert.True(move.Stage.Closed);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("4")]
    [InlineData("")]
    public void Anything_else_is_met_with_the_choices_once_more(string typed)
    {
        var citizen = Small.Agreed(Small.Script(Small.Choose("when")));
        var move = citizen.Say(typed);

        Assert.Empty(move.Contributions);
        Assert.Equal("GeneralNotUnderstood en\nQuestion when?", citizen.Said);
        Assert.Equal(["Early", "Late", "None"], citizen.Asked.Choices.Select(c => c.Title));
    }

    [Fact]
    public void A_question_at_a_choice_goes_to_the_documents_and_the_choice_is_asked_again()
    {
        var citizen = Small.Agreed(Small.Script(Small.Choose("when")));
        var move = citizen.Say("When is early\u202F?");

        Assert.Equal("When is early\u202F?", move.Question);
        Assert.Equal("Question when?", citizen.Said);
    }

    [Fact]
    public void The_number_typed_counts_in_the_order_shown()
    {
        var script = Small.Script(Small.Choose("when", drawn: true));
        var orders = Enumerable.Range(0, 12).Select(seed => (Seed: seed, Small.Agreed(script, seed).Asked.Choices)).ToList();

        Assert.Equal(2, orders.Select(o => o.Choices[0].Value).Distinct().Count());
        Assert.All(orders, o => Assert.Equal("none", o.Choices[^1].Value));
        Assert.All(orders, o => Assert.Equal(o.Choices[0].Value, Small.Agreed(script, o.Seed).Say("1").Next.Answers["when"]));
    }

    [Theory]
    [InlineData("4", "4")]
    [InlineData("4/5", "4")]
    [InlineData("not at all", "1")]
    [InlineData("Fully", "5")]
    public void A_scale_understands_numbers_and_the_words_of_its_ends(string typed, string stored) =>
        Assert.Equal(stored, Small.Agreed(Small.Script(Small.Scale("how"))).Say(typed).Next.Answers["how"]);

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("2.5")]
    public void A_scale_takes_no_number_outside_its_ends(string typed) =>
        Assert.Equal("how", Small.Agreed(Small.Script(Small.Scale("how"))).Say(typed).Next.Step);

    [Fact]
    public void A_free_answer_is_kept_as_written_and_thanked_for()
    {
        var citizen = Small.Agreed(Small.Script(Small.Ask("matters"), Small.Ask("reason")));
        var move = citizen.Say("  Quiet streets, no? ");

        Assert.Equal([new Contribution.AnswerGiven("matters", "Quiet streets, no?")], move.Contributions);
        Assert.Equal("Thanks for matters.\nQuestion reason?", citizen.Said);
        Assert.Null(move.Question);
    }

    [Fact]
    public void A_free_answer_that_is_too_short_or_too_long_is_asked_again()
    {
        var citizen = Small.Agreed(Small.Script(Small.Ask("matters")));

        citizen.Say("no");
        Assert.StartsWith("GeneralTooShort 3", citizen.Said, StringComparison.Ordinal);
        citizen.Say(new string('a', 41));
        Assert.StartsWith("GeneralTooLong 40", citizen.Said, StringComparison.Ordinal);
        Assert.Equal("matters", citizen.Progress!.Step);
    }

    [Fact]
    public void A_step_skipped_records_nothing()
    {
        var move = Small.Agreed(Small.Script(Small.Ask("matters", optional: true))).Say("GeneralSkip en");

        Assert.Empty(move.Contributions);
        Assert.True(move.Stage.Closed);
    }

    [Fact]
    public void A_step_whose_condition_does_not_hold_is_passed_over()
    {
        var script = Small.Script(
            Small.Choose("when"), Small.Ask("why-late", when: new Condition("when", ["late"])), Small.Ask("matters"));

        Assert.Equal("why-late", Small.Agreed(script).Say("late").Next.Step);
        Assert.Equal("matters", Small.Agreed(script).Say("early").Next.Step);
    }

    [Fact]
    public void Question_time_takes_any_number_of_questions_until_the_citizen_moves_on()
    {
        var citizen = Small.Agreed(Small.Script(Small.Questions("time"), Small.Ask("matters")));
        Assert.Equal("Ask freely.", citizen.Asked.Text);

        Assert.Equal("how many cars", citizen.Say("how many cars").Question);
        Assert.Equal("and bicycles?", citizen.Say("and bicycles?").Question);
        Assert.Equal("More?", citizen.Asked.Text);
        Assert.Equal("matters", citizen.Say("move on").Next.Step);
        Assert.Equal("time", citizen.Say("undo").Next.Step);
        Assert.DoesNotContain(citizen.Given, c => c is Contribution.AnswerUndone);
    }

    [Fact]
    public void The_receipt_counts_what_was_given()
    {
        var citizen = Small.Agreed(Small.Script(
            Small.Ask("matters"), Small.Ask("more", optional: true), Small.Statement("mine", "I say: {answer.matters}."), Small.Vote("others")));

        citizen.Through("Quiet", "/skip", "Publish", "agree", "pass", "pass", "disagree");

        Assert.Equal("1 1 4", citizen.Asked.Text);
        Assert.Equal(new StageMark(3, 3, "last", Language.English, Ending.Finished), citizen.Last!.Stage);
    }
}
