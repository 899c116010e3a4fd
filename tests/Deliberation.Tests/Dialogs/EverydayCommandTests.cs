using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class EverydayCommandTests
{
    private readonly Rehearsal _citizen = Small.Agreed(Small.Script(
        Small.Ask("matters"), Small.Say("now", "Et maintenant.", "And now."), Small.Choose("when"), Small.Vote("others", most: 1)));

    [Theory]
    [InlineData("help", "HelpReply en")]
    [InlineData("/help", "HelpReply en")]
    [InlineData("Aide.", "HelpReply en")]
    [InlineData("my data", "DataReply en")]
    [InlineData("MES DONNEES", "DataReply en")]
    [InlineData("a person", "HumanReply en")]
    [InlineData("my contributions", "ContributionsNothing en")]
    public void A_command_is_answered_and_the_awaited_question_asked_again(string typed, string reply)
    {
        var move = _citizen.Say(typed);

        Assert.Equal($"{reply}\nQuestion matters?", _citizen.Said);
        Assert.Equal("matters", move.Next.Step);
        Assert.Empty(move.Next.Answers.Keys.Except(["take-part"]));
    }

    [Fact]
    public void A_question_after_a_colon_goes_to_the_documents()
    {
        Assert.Equal("how many cars", _citizen.Say("I have a question: how many cars").Question);
        Assert.Equal("Question matters?", _citizen.Said);
    }

    [Fact]
    public void A_question_announced_is_awaited_then_goes_to_the_documents()
    {
        Assert.Null(_citizen.Say("I have a question").Question);
        Assert.Equal("QuestionReply en", _citizen.Said);

        Assert.Equal("how many cars", _citizen.Say("how many cars").Question);
        Assert.Equal("Question matters?", _citizen.Said);
        Assert.Equal([new Contribution.AnswerGiven("matters", "quiet")], _citizen.Say("quiet").Contributions);
    }

    [Fact]
    public void A_question_announced_can_be_dropped()
    {
        _citizen.Through("I have a question");
        Assert.Null(_citizen.Say(_citizen.Asked.Choices[0].Value).Question);

        Assert.Equal("Question matters?", _citizen.Said);
    }

    [Fact]
    public void Undo_takes_back_one_answer_after_the_other()
    {
        _citizen.Through("quiet", "late", "pass");
        Assert.True(_citizen.Progress!.Closed);

        Assert.IsType<Contribution.VoteUndone>(Assert.Single(_citizen.Say("undo").Contributions));
        Assert.Equal([new Contribution.AnswerUndone("when")], _citizen.Say("undo").Contributions);
        Assert.Equal([new Contribution.AnswerUndone("matters")], _citizen.Say("undo").Contributions);
        Assert.Equal("UndoReply en\nQuestion matters?", _citizen.Said);
        Assert.Equal("second", _citizen.Progress!.Stage);
    }

    [Fact]
    public void With_nothing_to_undo_that_is_said()
    {
        _citizen.Through("undo", "undo");

        Assert.Equal("UndoNothing en\nDo you agree?", _citizen.Said);
    }

    [Fact]
    public void Own_contributions_are_read_back_in_the_citizens_words()
    {
        _citizen.Through("quiet", "late", "agree", "my contributions");

        Assert.Contains("Name of matters = quiet\nName of when = Late", _citizen.Said, StringComparison.Ordinal);
        Assert.Contains("Agree = ", _citizen.Said, StringComparison.Ordinal);
        Assert.Contains(_citizen.Last!.Say.SelectMany(u => u.Spans), s => s == new Span("quiet", Voice.Citizen));
    }

    [Fact]
    public void Another_language_says_again_all_that_awaits_an_answer()
    {
        _citizen.Through("quiet", "français");
        Assert.Equal("LanguageReply fr\nEt maintenant.\nQuestion when?", _citizen.Said);

        _citizen.Say("language");
        Assert.StartsWith("LanguageReply en\nAnd now.", _citizen.Said, StringComparison.Ordinal);
        Assert.Equal("language", _citizen.Last!.Name);
    }

    [Fact]
    public void A_language_the_consultation_does_not_have_is_declined()
    {
        _citizen.Consultation = Street.Consultation with { Languages = [Language.English] };

        Assert.Equal(Language.English, _citizen.Say("français").Next.Language);
        Assert.StartsWith("LanguageAlone en", _citizen.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_keeps_the_place_until_the_citizen_resumes()
    {
        Assert.True(_citizen.Say("pause").Next.Paused);
        Assert.Equal("PauseReply en", _citizen.Said);
        _citizen.Say("quiet");
        Assert.Equal("PauseReply en", _citizen.Said);
        _citizen.Say("resume");
        Assert.Equal("ResumeReply en\nQuestion matters?", _citizen.Said);
    }

    [Fact]
    public void A_wish_for_a_person_is_recorded_with_the_words_after_the_colon() =>
        Assert.Equal([new Contribution.ForAPerson("about deliveries")], _citizen.Say("a person: about deliveries").Contributions);

    [Fact]
    public void Erasure_asks_first_and_leaves_nothing()
    {
        _citizen.Through("quiet");
        Assert.Empty(_citizen.Say("erase").Contributions);
        Assert.Equal("EraseReply en", _citizen.Said);

        var move = _citizen.Say("EraseYes en");

        Assert.Equal([new Contribution.Erased()], move.Contributions);
        Assert.False(move.KeepsText);
        Assert.Empty(move.Next.Answers);
        Assert.Empty(move.Next.Notes);
        Assert.Empty(move.Next.History);
        Assert.Equal(Ending.Erased, move.Stage.Ending);
        Assert.Equal("EraseDone en", _citizen.Said);
        Assert.Equal("begin", _citizen.Say("hello").Name);
    }

    [Theory]
    [InlineData("no", "EraseKept en\nQuestion matters?")]
    [InlineData("EraseNo en", "EraseKept en\nQuestion matters?")]
    [InlineData("help", "HelpReply en\nQuestion matters?")]
    public void Erasure_not_confirmed_keeps_everything(string typed, string said)
    {
        _citizen.Through("erase", typed);

        Assert.Equal(said, _citizen.Said);
        Assert.DoesNotContain(_citizen.Given, c => c is Contribution.Erased);
        Assert.NotEqual("erase", _citizen.Say("yes indeed").Name);
    }

    [Fact]
    public void After_the_close_commands_work_and_anything_else_gets_a_fixed_answer()
    {
        _citizen.Through("quiet", "late", "pass", "thank you");
        Assert.Equal("GeneralClosed en", _citizen.Said);

        _citizen.Say("help");
        Assert.Equal("HelpReply en\nGeneralClosed en", _citizen.Said);
        Assert.Equal("how many cars", _citizen.Say("I have a question: how many cars").Question);
    }

    [Fact]
    public void Opening_the_conversation_again_repeats_what_is_awaited()
    {
        var move = _citizen.Arrive();

        Assert.Equal("Question matters?", _citizen.Said);
        Assert.Empty(move.Contributions);
    }
}
