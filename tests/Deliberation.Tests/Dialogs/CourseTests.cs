using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

/// <summary>What may bend a citizen's course: planned time, a changed file, languages at the start.</summary>
public sealed class CourseTests
{
    private static readonly Stage Timed = Small.Stage("second", Small.Ask("one"), Small.Ask("two"), Small.Ask("three")) with { Minutes = 10 };

    private readonly Rehearsal _citizen = Small.Agreed(
        Small.Script(Small.Stage("first", Small.Consent), Timed, Small.Stage("last", Small.Ask("four"), Small.Close)));

    [Fact]
    public void When_the_planned_time_is_over_the_citizen_may_go_to_the_next_stage()
    {
        _citizen.Now = _citizen.Now.AddMinutes(10);
        var move = _citizen.Say("answer");

        Assert.Equal([new Contribution.AnswerGiven("one", "answer")], move.Contributions);
        Assert.EndsWith("GeneralOvertime en", _citizen.Said, StringComparison.Ordinal);
        Assert.Equal("four", _citizen.Say(_citizen.Asked.Choices[1].Value).Next.Step);
    }

    [Fact]
    public void When_the_planned_time_is_over_the_citizen_may_stay()
    {
        _citizen.Now = _citizen.Now.AddMinutes(10);
        _citizen.Through("answer", "perhaps");
        Assert.Equal("GeneralNotUnderstood en\nGeneralOvertime en", _citizen.Said);

        Assert.Equal("two", _citizen.Say("GeneralOvertimeStay en").Next.Step);
        Assert.Equal("three", _citizen.Say("answer").Next.Step);
    }

    [Fact]
    public void Within_the_planned_time_nothing_is_said_about_it()
    {
        _citizen.Now = _citizen.Now.AddMinutes(9);

        Assert.Equal("two", _citizen.Say("answer").Next.Step);
    }

    [Fact]
    public void Whatever_is_written_around_the_planned_time_something_is_answered()
    {
        string[] texts = ["answer", "/stay", "/next", "pause", "resume", "undo", "help", "why?", "I have a question", "erase", "no", "français", "yes"];
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var citizen = Small.Agreed(
                Small.Script(Small.Stage("first", Small.Consent), Timed, Small.Stage("last", Small.Ask("four"), Small.Close)));
            for (var turn = 0; turn < 40; turn++)
            {
                citizen.Now = citizen.Now.AddMinutes(random.Next(8));
                var move = citizen.Say(texts[random.Next(texts.Length)]);
                Assert.False(string.IsNullOrWhiteSpace(move.Say[^1].Text));
                Assert.NotEqual("moved", move.Name);
                Assert.True(move.Next.Closed || move.Next.Step is not null);
            }
        }
    }

    [Fact]
    public void Where_the_awaited_step_is_gone_the_citizen_goes_on_in_the_same_stage_without_repeating_answers()
    {
        _citizen.Through("answer");
        var changed = Small.Script(
            Small.Stage("first", Small.Consent), Small.Stage("second", Small.Ask("one"), Small.Ask("new")), Small.Stage("last", Small.Close));
        var citizen = new Rehearsal(changed) { Progress = _citizen.Progress };

        var move = citizen.Say("an answer to what is gone");

        Assert.Equal("GeneralMoved en\nQuestion new?", citizen.Said);
        Assert.Equal("new", move.Next.Step);
        Assert.Empty(move.Contributions);
    }

    [Fact]
    public void Where_the_stage_is_gone_too_the_citizen_goes_on_after_the_last_answer_still_there()
    {
        _citizen.Through("answer");
        var changed = Small.Script(
            Small.Stage("first", Small.Consent), Small.Stage("other", Small.Ask("new")), Small.Stage("last", Small.Close));
        var citizen = new Rehearsal(changed) { Progress = _citizen.Progress };

        Assert.Equal("new", citizen.Arrive().Next.Step);
        Assert.Equal("take-part", citizen.Say("undo").Next.Step);
    }

    [Fact]
    public void Whoever_refused_in_a_dialog_that_has_changed_begins_anew()
    {
        _citizen.Through("undo", "I refuse");
        var renamed = Small.Script(Small.Stage("first", Small.Consent with { Id = "renamed" }), Small.Stage("last", Small.Close));
        var citizen = new Rehearsal(renamed) { Progress = _citizen.Progress };

        Assert.Equal("renamed", citizen.Say("hello").Next.Step);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "fr")]
    [InlineData("de", "fr")]
    public void The_dialog_begins_in_the_channels_language_where_the_consultation_has_it(string locale, string spoken) =>
        Assert.Equal(spoken, new Rehearsal(Small.Script(Small.Ask("one")), new Language(locale)).Arrive().Next.Language.Code);

    [Fact]
    public void The_same_progress_message_and_situation_give_the_same_move()
    {
        var script = Small.Script(Small.Vote("others"), Small.Ask("matters"));
        var (one, two) = (Small.Agreed(script), Small.Agreed(script));
        one.Through("agree", "undo", "pass", "help");
        two.Through("agree", "undo", "pass", "help");

        Assert.Equal(one.Transcript, two.Transcript);
    }

    [Fact]
    public void The_organisers_words_stand_apart_from_the_assistants()
    {
        var hello = Small.Say("hello", "Par {organiser}.", "By {organiser}.");
        var citizen = new Rehearsal(Small.Script(Small.Stage("first", hello, Small.Consent), Small.Stage("last", Small.Close)), Language.English);
        citizen.Arrive();

        Assert.Equal(
            [new Span("By ", Voice.Assistant), new Span("the town hall of Villeneuve", Voice.Organiser), new Span(".", Voice.Assistant)],
            citizen.Last!.Say[0].Spans);
    }
}
