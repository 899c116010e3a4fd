using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

/// <summary>A citizen in a room: at its pace, told what staff say, and heard by staff while the assistant is silent.</summary>
public sealed class RoomTests
{
    private static readonly DialogScript Script = Small.Script(
        Small.Stage("first", Small.Consent), Small.Stage("second", Small.Ask("one"), Small.Ask("two")), Small.Stage("third", Small.Ask("three")), Small.Stage("last", Small.Close));

    private readonly Rehearsal _citizen = new(Script, Language.English) { Room = new Room(null) };

    [Fact]
    public void Who_is_ahead_of_the_room_waits_and_goes_on_with_it()
    {
        _citizen.Arrive();
        _citizen.Say("I agree");
        Assert.EndsWith("RoomWaiting en", _citizen.Said, StringComparison.Ordinal);
        Assert.Equal("RoomWaiting en", Saying("whatever"));
        Assert.Equal("first", _citizen.Progress!.Stage);

        Move("second");
        Assert.Equal("RoomMoved second 10\nQuestion one?", _citizen.Said);
        Assert.Equal("two", _citizen.Say("answer").Next.Step);
        _citizen.Say("answer");
        Assert.EndsWith("RoomWaiting en", _citizen.Said, StringComparison.Ordinal);
        Assert.Equal(2, _citizen.Given.OfType<Contribution.AnswerGiven>().Count());

        Move("third");
        Assert.Equal("three", _citizen.Progress!.Step);
    }

    [Fact]
    public void Who_comes_late_goes_on_where_the_room_is()
    {
        _citizen.Room = new Room("third");
        _citizen.Arrive();
        _citizen.Say("I agree");

        Assert.EndsWith("Question three?", _citizen.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_in_the_middle_of_a_stage_goes_along_and_keeps_what_they_gave()
    {
        Begin("second");
        _citizen.Say("answer");

        Move("third");

        Assert.Equal("RoomMoved third 10\nQuestion three?", _citizen.Said);
        Assert.Contains("one", _citizen.Progress!.Answers.Keys);
    }

    [Fact]
    public void Nobody_is_taken_past_the_consent_or_out_of_a_pause()
    {
        _citizen.Arrive();
        Move("second");
        Assert.Equal("first", _citizen.Progress!.Stage);
        Assert.EndsWith("Do you agree?", _citizen.Said, StringComparison.Ordinal);

        _citizen.Through("I agree", "pause");
        Move("third");
        Assert.True(_citizen.Progress!.Paused);
        Assert.Equal("second", _citizen.Progress.Stage);
    }

    [Fact]
    public void Who_waits_can_still_ask_and_take_back()
    {
        _citizen.Arrive();
        _citizen.Say("I agree");

        Assert.Equal("What does it cost?", _citizen.Say("What does it cost?").Question);
        Assert.EndsWith("RoomWaiting en", _citizen.Said, StringComparison.Ordinal);
        Assert.StartsWith("HelpReply en", Saying("help"), StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_room_closes_who_waited_goes_on_alone()
    {
        _citizen.Arrive();
        _citizen.Say("I agree");
        _citizen.Room = null;
        _citizen.Tell(new Told.Room(RoomChange.Closed, "first", null));

        Assert.Equal("RoomClosed en\nQuestion one?", _citizen.Said);
        Assert.Equal("two", _citizen.Say("answer").Next.Step);
    }

    [Fact]
    public void Who_writes_the_rooms_code_goes_to_where_it_is()
    {
        _citizen.Room = null;
        _citizen.Arrive();
        _citizen.Say("I agree");
        _citizen.Room = new Room("third");

        _citizen.Join("123 456");

        Assert.Equal("RoomJoined en\nQuestion three?", _citizen.Said);
        Assert.Equal("123456", LiveSession.CodeIn("123 456"));
        Assert.Null(LiveSession.CodeIn("12345"));
        Assert.Null(LiveSession.CodeIn("12345a"));
    }

    [Fact]
    public void Words_of_staff_are_read_in_the_citizens_language_and_the_question_is_asked_again()
    {
        Begin("second");
        _citizen.Tell(new Told.Words(WordsFor.All, new Dictionary<string, string> { ["fr"] = "Bonjour", ["en"] = "Good evening" }));

        Assert.Equal("RoomWordsForAll Good evening\nQuestion one?", _citizen.Said);
        Assert.Contains(_citizen.Last!.Say[0].Spans, span => span is { Text: "Good evening", Voice: Voice.Organiser });
        Assert.Equal("one", _citizen.Progress!.Step);
    }

    [Fact]
    public void While_the_assistant_is_silent_words_go_to_staff_and_nothing_is_asked()
    {
        Begin("second");
        _citizen.Tell(new Told.Voice(Stopped: true));
        Assert.Equal("RoomSilent en", _citizen.Said);
        _citizen.IsSilent = true;

        var move = _citizen.Say("I would like to speak");
        Assert.Equal("RoomForwarded en", _citizen.Said);
        Assert.Equal(new Contribution.ForAPerson("I would like to speak"), Assert.Single(move.Contributions));
        Assert.Equal("one", move.Next.Step);

        _citizen.Say("erase");
        Assert.Equal("EraseReply en", _citizen.Said);
        _citizen.Say("/resume");

        _citizen.IsSilent = false;
        _citizen.Tell(new Told.Voice(Stopped: false));
        Assert.Equal("RoomHeard en\nQuestion one?", _citizen.Said);
    }

    [Fact]
    public void Silence_keeps_nothing_of_who_has_not_agreed_and_they_begin_when_it_ends()
    {
        _citizen.IsSilent = true;
        _citizen.Arrive();
        Assert.Equal("RoomSilent en", _citizen.Said);
        _citizen.Progress = null; // As the journal keeps it: nobody has begun.
        var move = _citizen.Say("my opinion");
        Assert.False(move.KeepsText);
        Assert.Empty(move.Contributions);

        _citizen.Progress = null;
        _citizen.IsSilent = false;
        Assert.EndsWith("Do you agree?", Saying("hello"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_reply_let_out_moves_the_citizen_on_and_counts_what_they_gave()
    {
        Begin("second");
        var held = Held("answer");

        var move = _citizen.Tell(new Told.Decided(held.Activity, HeldOutcome.Approved, [], "Ana"), held);

        Assert.Equal(held.Draft.Messages.Select(message => message.Text), move.Say.Select(message => message.Text));
        Assert.Equal("two", move.Next.Step);
        Assert.Equal([new Contribution.AnswerGiven("one", "answer")], move.Contributions);
        Assert.DoesNotContain(Telling.Held, move.Next.Notes.Keys);
    }

    [Fact]
    public void An_edited_reply_keeps_what_was_not_edited()
    {
        Begin("second");
        var held = Held("answer");
        var last = held.Draft.Messages[^1].Text;

        var move = _citizen.Tell(new Told.Decided(held.Activity, HeldOutcome.Edited, ["In other words.", last], "Ana"), held);

        Assert.Equal(["In other words.", last], move.Say.Select(message => message.Text));
        Assert.Equal("two", move.Next.Step);
    }

    [Fact]
    public void Who_wrote_on_meanwhile_reads_the_reply_and_stays_where_they_are()
    {
        Begin("second");
        var held = Held("answer");
        _citizen.Say("another");
        Assert.Equal("two", _citizen.Progress!.Step);

        var move = _citizen.Tell(new Told.Decided(held.Activity, HeldOutcome.Approved, [], "Ana"), held);

        Assert.Empty(move.Contributions);
        Assert.Equal("two", move.Next.Step);
        Assert.EndsWith("Question two?", _citizen.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HeldOutcome.Refused, "RoomRefused")]
    [InlineData(HeldOutcome.TimedOut, "RoomTimedOut")]
    public void A_reply_that_is_not_let_out_leaves_the_citizen_where_they_were_asked_and_says_whether_anybody_read_it(HeldOutcome outcome, string said)
    {
        Begin("second");
        var held = Held("answer");

        _citizen.Tell(new Told.Decided(held.Activity, outcome, [], "Ana"), held);

        Assert.Equal($"{said} en\nQuestion one?", _citizen.Said);
    }

    private void Begin(string stage)
    {
        _citizen.Room = new Room(stage);
        _citizen.Arrive();
        _citizen.Say("I agree");
    }

    private void Move(string stage)
    {
        _citizen.Room = new Room(stage);
        _citizen.Tell(new Told.Room(RoomChange.Moved, stage, 10));
    }

    private string Saying(string text)
    {
        _citizen.Say(text);
        return _citizen.Said;
    }

    /// <summary>What the journal holds of a reply to this text that waits for a person.</summary>
    private Turn Held(string text)
    {
        var before = _citizen.Progress!;
        var move = _citizen.Say(text);
        _citizen.Progress = before.Note(Telling.Held, "held");
        var message = Some.CitizenMessage("held");
        return Some.Turn(message, 2, move) with { Draft = new Deliberation.Replies.Draft(move.Say, [], false, "script", Language.English), Pending = move.Contributions };
    }
}
