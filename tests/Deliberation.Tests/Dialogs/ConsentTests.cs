using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class ConsentTests
{
    private readonly Rehearsal _citizen = new(Small.Script(Small.Ask("matters")), Language.English);

    public ConsentTests() => _citizen.Arrive();

    [Fact]
    public void Nothing_a_citizen_writes_is_kept_before_they_agree()
    {
        Assert.False(_citizen.Last!.KeepsText);
        Assert.False(_citizen.Say("I want to say something").KeepsText);
        Assert.False(_citizen.Say("What is this about?").KeepsText);
        Assert.False(_citizen.Say("a person: please call me").KeepsText);
        Assert.Equal([new Contribution.ForAPerson("")], _citizen.Given);
    }

    [Fact]
    public void An_agreement_is_recorded_with_the_version_of_the_notice()
    {
        var move = _citizen.Say("yes");

        Assert.True(move.KeepsText);
        Assert.Equal([new Contribution.ConsentDecided("participation", true, "1")], move.Contributions);
        Assert.Equal("matters", move.Next.Step);
        Assert.Equal(new Consent(true, "1"), move.Next.Consents["participation"]);
    }

    [Fact]
    public void A_refusal_closes_politely_and_is_all_that_is_kept()
    {
        var move = _citizen.Say("I refuse");

        Assert.Equal(Ending.Refused, move.Stage.Ending);
        Assert.False(move.KeepsText);
        Assert.Equal([new Contribution.ConsentDecided("participation", false, "1")], move.Contributions);
        Assert.Empty(move.Next.Answers);
        Assert.Equal("Refusal recorded.", _citizen.Said);
    }

    [Fact]
    public void Whoever_refused_may_change_their_mind_by_writing_again()
    {
        _citizen.Through("no", "hello again");
        Assert.Equal("Do you agree?", _citizen.Asked.Text);

        Assert.Equal("matters", _citizen.Say("I agree").Next.Step);
    }

    [Fact]
    public void Whoever_refused_may_agree_at_once() =>
        Assert.Equal("matters", _citizen.Through("I refuse").Say("I agree").Next.Step);

    [Fact]
    public void An_agreement_can_be_taken_back()
    {
        var move = _citizen.Through("yes").Say("undo");

        Assert.False(move.KeepsText);
        Assert.Equal([new Contribution.ConsentDecided("participation", false, "1")], move.Contributions);
        Assert.Empty(move.Next.Consents);
        Assert.Equal("Do you agree?", _citizen.Asked.Text);
    }

    [Fact]
    public void The_first_message_is_never_an_answer()
    {
        var citizen = new Rehearsal(Small.Script(Small.Ask("matters")), Language.English);

        Assert.Equal("take-part", citizen.Say("yes").Next.Step);
        Assert.Empty(citizen.Given);
    }

    [Fact]
    public void A_stage_is_passed_over_without_the_consent_it_requires()
    {
        var publish = Small.Consent with { Id = "publish", Purpose = "publication", Required = false };
        var citizen = Small.Agreed(Small.Script(
            Small.Stage("first", Small.Consent, publish),
            Small.Stage("second", Small.Ask("matters")) with { Requires = ["publication"] },
            Small.Stage("last", Small.Close)));

        Assert.True(citizen.Say("no").Stage.Closed);
        Assert.Equal("matters", citizen.Through("undo").Say("yes").Next.Step);
    }
}
