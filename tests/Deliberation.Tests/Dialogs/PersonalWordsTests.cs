using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class PersonalWordsTests
{
    private const string Written = "Call me: 06 12 34 56 78";
    private const string Redacted = "Call me: GeneralPersonalTelephone en";

    private readonly Rehearsal _citizen = Small.Agreed(Small.Script(
        Small.Ask("matters"), Small.Ask("reason", optional: true), Small.Statement("mine", "I say: {answer.matters}."), Small.Questions("time")));

    [Fact]
    public void Words_with_personal_data_are_shown_without_them_before_anything_is_kept()
    {
        var move = _citizen.Say(Written);

        Assert.Empty(move.Contributions);
        Assert.False(move.KeepsText);
        Assert.Equal($"Like this? {Redacted}", _citizen.Asked.Text);
        Assert.Equal(["/keep", "/as-written", "/again"], _citizen.Asked.Choices.Select(c => c.Value));
        Assert.Equal(Redacted, Assert.Single(_citizen.Asked.Spans, s => s.Voice == Voice.Citizen).Text);
        Assert.DoesNotContain("06 12", System.Text.Json.JsonSerializer.Serialize(move), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/keep")]
    [InlineData("yes")]
    [InlineData("GeneralPersonalKeep en")]
    public void The_citizen_has_them_kept_like_that(string decision)
    {
        var move = _citizen.Through(Written).Say(decision);

        Assert.Equal([new Contribution.AnswerGiven("matters", Redacted)], move.Contributions);
        Assert.Equal("reason", move.Next.Step);
        Assert.True(move.KeepsText);
        Assert.Empty(move.Next.Notes);
    }

    [Fact]
    public void The_citizen_has_them_kept_as_written_by_sending_them_once_more()
    {
        _citizen.Through(Written, "/as-written");
        Assert.Equal("GeneralPersonalResend en", _citizen.Said);

        var move = _citizen.Say(Written);

        Assert.Equal([new Contribution.AnswerGiven("matters", Written)], move.Contributions);
        Assert.True(move.KeepsText);
        Assert.Equal("reason", move.Next.Step);
    }

    [Fact]
    public void The_citizen_writes_them_anew()
    {
        _citizen.Through(Written, "no");
        Assert.Equal("Question matters?", _citizen.Asked.Text);

        Assert.Equal([new Contribution.AnswerGiven("matters", "Please call")], _citizen.Say("Please call").Contributions);
    }

    [Fact]
    public void Other_words_take_the_place_of_those_that_wait()
    {
        Assert.Equal([new Contribution.AnswerGiven("matters", "Quiet")], _citizen.Through(Written).Say("Quiet").Contributions);

        _citizen.Through("x@example.org please", "y@example.org please");
        Assert.Equal("Like this? GeneralPersonalEmail en please", _citizen.Asked.Text);
    }

    [Fact]
    public void A_command_lets_them_go_and_the_step_is_asked_again()
    {
        _citizen.Through(Written, "help");

        Assert.EndsWith("Question matters?", _citizen.Said, StringComparison.Ordinal);
        Assert.Empty(_citizen.Progress!.Notes);
    }

    [Fact]
    public void Whoever_comes_back_is_asked_for_the_decision_again()
    {
        _citizen.Through(Written);
        _citizen.Arrive();

        Assert.Equal($"Like this? {Redacted}", _citizen.Asked.Text);
    }

    [Fact]
    public void A_statement_of_ones_own_is_shown_first_and_then_approved()
    {
        _citizen.Through("Quiet", "/skip", "I live at 12 Market Street", "/keep");
        Assert.Equal("Yours: I live at GeneralPersonalAddress en", _citizen.Asked.Text);

        _citizen.Say("Publish");
        Assert.Contains(_citizen.Given, c => c is Contribution.StatementApproved { Text: "I live at GeneralPersonalAddress en" });
    }

    [Fact]
    public void An_answer_kept_as_written_is_not_published_without_a_word()
    {
        _citizen.Through(Written, "/as-written", Written, "/skip", "Publish");
        Assert.StartsWith("Like this? I say: Call me: GeneralPersonalTelephone en", _citizen.Asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_citizen.Given, c => c is Contribution.StatementApproved);

        _citizen.Through("/as-written", "I say: 06 12 34 56 78", "Publish");
        Assert.Contains(_citizen.Given, c => c is Contribution.StatementApproved { Text: "I say: 06 12 34 56 78" });
    }

    [Fact]
    public void A_question_is_shown_first_too()
    {
        _citizen.Through("Quiet", "/skip", "/skip");
        var held = _citizen.Say("Why is the lamp at 12 Market Street off?");
        Assert.Null(held.Question);

        Assert.Equal("Why is the lamp at GeneralPersonalAddress en off?", _citizen.Say("yes").Question);
        Assert.Equal("More?", _citizen.Asked.Text);
    }

    [Fact]
    public void A_question_goes_out_as_written_where_the_citizen_says_so()
    {
        const string Asked = "Why is the lamp at 12 Market Street off?";
        _citizen.Through("Quiet", "/skip", "/skip", Asked, "/as-written");

        Assert.Equal(Asked, _citizen.Say(Asked).Question);
        _citizen.Through(Asked, "/again");
        Assert.Equal("QuestionReply en", _citizen.Asked.Text);
    }

    [Fact]
    public void Who_wants_to_be_called_is_called_but_the_message_itself_is_not_kept()
    {
        var move = _citizen.Say("a person: 06 12 34 56 78");

        Assert.Equal([new Contribution.ForAPerson("06 12 34 56 78")], move.Contributions);
        Assert.False(move.KeepsText);
    }

    [Fact]
    public void Before_consent_nothing_is_kept_and_nothing_is_asked()
    {
        var citizen = new Rehearsal(Small.Script(Small.Ask("matters")), Language.English);
        citizen.Arrive();

        Assert.Equal("Who reads 06 12 34 56 78?", citizen.Say("Who reads 06 12 34 56 78?").Question);
    }
}
