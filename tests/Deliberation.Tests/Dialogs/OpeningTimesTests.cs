using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class OpeningTimesTests
{
    private readonly DialogScript _script = Small.Script(Small.Ask("matters"), Small.Ask("why"));

    [Fact]
    public void Who_comes_before_the_opening_is_told_and_begins_nothing()
    {
        var early = new Rehearsal(_script, Language.English);
        early.Consultation = early.Consultation with { OpensAt = early.Now.AddDays(1) };

        var move = early.Arrive();

        Assert.Equal("TimesBefore en 3 March 2026, 09:00 (UTC)\nTimesOffer en", early.Said);
        Assert.Null(move.Next.Step);
        Assert.Empty(move.Next.Consents);
        Assert.False(move.KeepsText);
    }

    [Fact]
    public void Without_an_opening_date_no_date_is_named()
    {
        var early = new Rehearsal(_script, Language.French);
        early.Consultation = early.Consultation with { AwaitsOpening = true };
        early.Arrive();

        Assert.Equal("TimesWaiting fr\nTimesOffer fr", early.Said);
    }

    [Fact]
    public void Once_it_is_open_the_citizen_begins()
    {
        var early = new Rehearsal(_script, Language.English);
        early.Consultation = early.Consultation with { OpensAt = early.Now.AddDays(1) };
        early.Arrive();
        early.Progress = null; // A turn that moved nobody leaves nobody standing.
        early.Now = early.Now.AddDays(1);

        early.Say("hello");

        Assert.Equal("Do you agree?", early.Said);
    }

    [Fact]
    public void After_the_closing_nothing_is_taken_and_nothing_is_asked()
    {
        var late = Late();

        var move = late.Say("because of the noise");

        Assert.Equal("shut", move.Name);
        Assert.Equal("TimesAfter en 2 March 2026, 09:00 (UTC)", late.Said);
        Assert.Equal(["/contributions", "/data"], late.Asked.Choices.Select(choice => choice.Value));
        Assert.Empty(move.Contributions);
        Assert.False(move.KeepsText);
        Assert.Equal("why", move.Next.Step);
    }

    [Fact]
    public void Who_wants_to_be_told_of_the_opening_agrees_to_that_alone_and_has_not_begun()
    {
        var early = new Rehearsal(_script, Language.English);
        early.Consultation = early.Consultation with { OpensAt = early.Now.AddDays(1) };
        early.Arrive();
        early.Progress = null;

        var move = early.Say("Tell me");

        Assert.Equal([new Contribution.ConsentDecided("messages", true, "FollowNotice en")], move.Contributions);
        Assert.Equal("FollowReply en", early.Said);
        Assert.False(move.KeepsText);
        Assert.Equal((null, false), (move.Next.Step, move.Next.Closed));
    }

    [Fact]
    public void Who_agreed_to_be_told_alone_has_agreed_to_nothing_that_covers_their_words()
    {
        var citizen = new Rehearsal(_script, Language.English);
        citizen.Arrive();

        var move = citizen.Say("tell me");

        Assert.False(move.KeepsText);
        Assert.False(move.Next.HasAgreed());
        Assert.False(move.Next.WantsNoMessages());
        Assert.True(citizen.Say("stop messages").Next.WantsNoMessages());
    }

    [Fact]
    public void Who_withdrew_meanwhile_is_told_nothing()
    {
        var late = Late();
        late.Say("stop messages");

        Assert.Empty(late.Tell(new Told.Times(TimesChange.Closed, late.Now)).Say);
    }

    [Fact]
    public void The_opening_is_told_to_who_has_not_begun_and_moves_them_nowhere()
    {
        var early = new Rehearsal(_script, Language.English);

        var move = early.Tell(new Told.Times(TimesChange.Opened, early.Now));

        Assert.Equal("TimesOpened en", Assert.Single(move.Say).Text);
        Assert.Null(move.Next.Step);
    }

    [Fact]
    public void A_question_is_answered_no_longer() => Assert.Null(Late().Say("I have a question: how many cars?").Question);

    [Theory]
    [InlineData("my contributions", "contributions")]
    [InlineData("my data", "data")]
    [InlineData("a person: I would like a copy", "human")]
    [InlineData("français", "language")]
    public void What_a_citizen_gave_stays_theirs_to_read_and_to_ask_for(string text, string name)
    {
        var late = Late();

        var move = late.Say(text);

        Assert.Equal(name, move.Name);
        Assert.DoesNotContain("Question why", late.Said, StringComparison.Ordinal);
        Assert.Equal("why", move.Next.Step);
    }

    [Fact]
    public void Everything_can_still_be_erased()
    {
        var late = Late();

        Assert.Equal("EraseReply en", late.Through("erase").Said);
        Assert.Equal([new Contribution.Erased()], late.Say("yes").Contributions);
        Assert.Equal("EraseDone en", late.Said);
        Assert.StartsWith("TimesAfter en", late.Through("hello again").Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_told_something_after_the_closing_is_asked_nothing()
    {
        var late = Late();
        var situation = new Situation(late.Consultation, [], [], late.Now);
        var told = new Incoming(MessageKind.Told, "", null, 1, new("new")) { Told = new Told.Room(RoomChange.Closed, "second", null) };

        var move = _script.Advance(late.Progress, told, situation);

        Assert.StartsWith("TimesAfter en", Assert.Single(move.Say).Text, StringComparison.Ordinal);
        Assert.Equal("why", move.Next.Step);
    }

    [Theory]
    [InlineData("fr", "TimesAfter fr 1 mars 2026, 18\u00a0h\u00a030 (UTC+01:00)")]
    [InlineData("en", "TimesAfter en 1 March 2026, 18:30 (UTC+01:00)")]
    public void The_day_is_told_in_the_citizens_language_with_the_offset_it_was_set_in(string language, string told)
    {
        var late = new Rehearsal(_script, new Language(language));
        late.Consultation = late.Consultation with { ClosesAt = new DateTimeOffset(2026, 3, 1, 18, 30, 0, TimeSpan.FromHours(1)) };
        late.Arrive();

        Assert.Equal(told, late.Said);
    }

    private Rehearsal Late()
    {
        var citizen = Small.Agreed(_script).Through("quiet streets");
        citizen.Consultation = citizen.Consultation with { ClosesAt = citizen.Now };
        return citizen;
    }
}
