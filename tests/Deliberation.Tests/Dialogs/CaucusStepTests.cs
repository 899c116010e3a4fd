using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Dialogs;

/// <summary>The steps of a caucus, each in, before and after its phase.</summary>
public sealed class CaucusStepTests
{
    private static readonly DateTimeOffset Ends = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly DialogScript Script = Small.Script(
        new OpinionStep("opinion", null, Small.Same("Opinion"), Small.Same("Your opinion?"), 3, 100, Small.Same("Opinion taken."), Small.Same("Too late for opinions.")),
        new RankStep(
            "first", null, 1, Small.Same("Ranking"), Small.Same("Ranking later."), Small.Same("Ranking is open."), Small.Same("Of {count}."), null, Small.Same("Which order?"),
            Small.Same("After {so-far}?"), Small.Same("Rest"), Small.Same("Ranked {ranking}."), Small.Same("Unclear."), Small.Same("Too late to rank.")),
        new CritiqueStep(
            "critique", null, Small.Same("Critique"), Small.Same("Critiques later."), null, Small.Same("Leading: {statement}, low {low} of {ranked}."), Small.Same("What is wrong?"), Small.Same("Nothing"),
            3, 100, Small.Same("Critique taken."), Small.Same("Too late to criticise.")),
        new EndorseStep(
            "endorse", null, Small.Same("Answer"), Small.Same("Answers later."), null, Small.Same("Stands: {statement}"), Small.Same("Yours?"), Small.Same("It is"), Small.Same("Partly"),
            Small.Same("It is not"), Small.Same("Why?"), 100, Small.Same("Answer taken."), Small.Same("Too late to answer.")),
        new OutcomeStep(
            "outcome", null, Small.Same("Outcome later."), Small.Same("Reached {statement}: {yes} {partly} {no}."), Small.Same("A tie."), Small.Same("Left out {missing} of {opinions}."),
            Small.Same("Unmeasured."), Small.Same("No statement."), Small.Same("Leave")));

    [Fact]
    public void An_opinion_is_shown_to_others_only_with_consent_to_publication_and_may_be_taken_back_in_its_phase()
    {
        var citizen = At(CaucusPhase.Opinions);
        Assert.Equal("Your opinion?", citizen.Asked.Text);
        citizen.Say("Less noise.");
        Assert.False(citizen.Given.OfType<Contribution.OpinionGiven>().Single().Shown);
        Assert.Empty(citizen.Given.OfType<Contribution.StatementApproved>());
        Assert.Contains("Ranking later.", citizen.Said, StringComparison.Ordinal);

        citizen.Say("undo");
        Assert.Single(citizen.Given.OfType<Contribution.OpinionWithdrawn>());
        Assert.Equal("Your opinion?", citizen.Asked.Text);
        citizen.Say("More noise.");
        citizen.Caucus = State(CaucusPhase.Ranking);
        citizen.Say("undo");
        Assert.Contains("UndoLate", citizen.Said, StringComparison.Ordinal);
        Assert.Single(citizen.Given.OfType<Contribution.OpinionWithdrawn>());
    }

    [Fact]
    public void Who_waits_may_ask_the_documents_and_is_taken_on_by_a_message_or_by_coming_back()
    {
        var told = At(CaucusPhase.Opinions).Through("Less noise.");
        Assert.Contains("CaucusUntil", told.Said, StringComparison.Ordinal);
        told.Say("What does it cost?");
        Assert.Equal("What does it cost?", told.Last!.Question);
        Assert.Contains("Ranking later.", told.Said, StringComparison.Ordinal);

        told.Caucus = State(CaucusPhase.Ranking);
        told.Tell(new Told.Caucus(CaucusPhase.Ranking));
        Assert.Contains("Of 3.", told.Said, StringComparison.Ordinal);
        Assert.Equal("Which order?", told.Asked.Text);

        var back = At(CaucusPhase.Opinions).Through("Less noise.");
        back.Caucus = State(CaucusPhase.Ranking);
        back.Say("hello");
        Assert.Contains("Of 3.", back.Said, StringComparison.Ordinal);
        Assert.Equal("Which order?", back.Asked.Text);
        Assert.DoesNotContain("Unclear.", back.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_in_a_reply_held_beyond_its_phase_no_longer_counts_and_the_citizen_is_told()
    {
        var citizen = At(CaucusPhase.Opinions);
        var before = citizen.Progress!;
        var move = citizen.Say("Less noise.");
        var message = Some.CitizenMessage("held");
        var held = Some.Turn(message, 2, move) with { Draft = new Deliberation.Replies.Draft(move.Say, [], false, "script", Language.English), Pending = move.Contributions };
        citizen.Progress = before.Note("held", "held");
        citizen.Caucus = State(CaucusPhase.Ranking);

        var told = citizen.Tell(new Told.Decided(held.Activity, HeldOutcome.Approved, [], "Ana"), held);

        Assert.Empty(told.Contributions);
        Assert.Contains("Too late for opinions.", citizen.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_still_asked_something_of_a_phase_that_is_over_is_taken_on()
    {
        var citizen = At(CaucusPhase.Critiques);
        Assert.Equal("What is wrong?", citizen.Asked.Text);

        citizen.Caucus = State(CaucusPhase.Endorsement);
        citizen.Tell(new Told.Caucus(CaucusPhase.Endorsement));

        Assert.Contains("Too late to criticise.", citizen.Said, StringComparison.Ordinal);
        Assert.Equal("Yours?", citizen.Asked.Text);
    }

    [Fact]
    public void Who_is_elsewhere_hears_the_news_and_stays_and_who_has_ended_hears_nothing()
    {
        var elsewhere = new Rehearsal(Script, Language.English) { Caucus = State(CaucusPhase.Ranking) };
        elsewhere.Arrive();
        elsewhere.Tell(new Told.Caucus(CaucusPhase.Ranking));
        Assert.StartsWith("Ranking is open.", elsewhere.Said, StringComparison.Ordinal);
        Assert.Equal("take-part", elsewhere.Progress!.Step);

        elsewhere.Through("I refuse");
        elsewhere.Tell(new Told.Caucus(CaucusPhase.Critiques));
        Assert.Empty(elsewhere.Last!.Say);
    }

    [Fact]
    public void A_ranking_may_be_typed_or_tapped_and_ids_are_kept_whatever_the_order_shown()
    {
        var typed = At(CaucusPhase.Ranking);
        Assert.Contains("Too late for opinions.", typed.Said, StringComparison.Ordinal);
        var shown = Shown(typed);
        typed.Say("2, 1=3");
        Assert.Equal($"{shown[1]}|{shown[0]}={shown[2]}", Cast(typed));
        typed.Through("undo", "3");
        Assert.Equal("After 3?", typed.Asked.Text);
        Assert.Equal(["1", "2", "Rest"], typed.Asked.Choices.Select(choice => choice.Title));
        typed.Say("1");
        Assert.Equal($"{shown[2]}|{shown[0]}", Cast(typed));
        Assert.Contains("Ranked 3, 1.", typed.Said, StringComparison.Ordinal);

        var lazy = At(CaucusPhase.Ranking).Through("banana");
        Assert.Contains("Unclear.", lazy.Said, StringComparison.Ordinal);
        var second = Shown(lazy)[1];
        lazy.Through("2", "Rest");
        Assert.Equal(second, Cast(lazy));
        Assert.True(Enumerable.Range(0, 30).Select(seed => string.Concat(Shown(At(CaucusPhase.Ranking, seed)))).Distinct().Count() > 3);
    }

    [Fact]
    public void A_critique_reads_whom_the_statement_leaves_out_and_none_is_an_answer_too()
    {
        var citizen = At(CaucusPhase.Critiques);
        Assert.Contains("Leading: Text of 1-2, low 1 of 3.", citizen.Said, StringComparison.Ordinal);
        citizen.Say("Nothing");
        Assert.Equal("", citizen.Given.OfType<Contribution.CritiqueGiven>().Single().Text);
        citizen.Through("undo", "It forgets the shops.");
        Assert.Equal("It forgets the shops.", citizen.Given.OfType<Contribution.CritiqueGiven>().Last().Text);
    }

    [Fact]
    public void An_endorsement_in_part_asks_why_and_counts_before_the_reason_comes()
    {
        var citizen = At(CaucusPhase.Endorsement).Through("Partly");
        Assert.Equal("Why?", citizen.Asked.Text);
        Assert.Equal((Endorsement.Partly, ""), (Last().Value, Last().Reason));
        citizen.Say("The shops.");
        Assert.Equal((Endorsement.Partly, "The shops."), (Last().Value, Last().Reason));
        Assert.Contains("Outcome later.", citizen.Said, StringComparison.Ordinal);

        citizen.Say("Leave");
        Assert.True(citizen.Progress!.Closed);

        Contribution.EndorsementGiven Last() => citizen.Given.OfType<Contribution.EndorsementGiven>().Last();
    }

    [Fact]
    public void The_outcome_is_said_with_whom_it_leaves_out_or_that_there_is_none()
    {
        var closed = At(CaucusPhase.Closed);
        Assert.Contains("Reached Text of 1-2: 2 1 0.", closed.Said, StringComparison.Ordinal);
        Assert.Contains("Left out 1 of 4.", closed.Said, StringComparison.Ordinal);
        Assert.True(closed.Progress!.Closed);

        var none = new Rehearsal(Script, Language.English) { Caucus = new CaucusState(Caucus(CaucusPhase.Closed) with { First = null }, [], []) };
        none.Arrive();
        none.Say("I agree");
        Assert.Contains("No statement.", none.Said, StringComparison.Ordinal);
    }

    private static Rehearsal At(CaucusPhase phase, int seed = 7)
    {
        var citizen = new Rehearsal(Script, Language.English, seed) { Caucus = State(phase) };
        citizen.Arrive();
        return citizen.Through("I agree");
    }

    private static Caucus Caucus(CaucusPhase phase) => Deliberation.Mediation.Caucus.Begin(new CaucusId("street"), new ConsultationId("street"), null, Ends) with
    {
        Phase = phase,
        Ends = phase is CaucusPhase.Closed ? null : Ends,
        First = phase > CaucusPhase.Ranking ? new RankedRound(["1-2", "1-1", "1-3"], ["1-2"], 3) : null,
        Cover = phase > CaucusPhase.Ranking ? new Coverage("1-2", 3, 0, 1, 4, true, [new StatementId("o4")], []) : null,
    };

    private static CaucusState State(CaucusPhase phase) => new(
        Caucus(phase), phase < CaucusPhase.Ranking ? [] : [Statement("1-1"), Statement("1-2"), Statement("1-3")], [])
    { Endorsed = new EndorsementCount(2, 1, 0) };

    private static GroupStatement Statement(string id) => new(
        id, 1, StatementOrigin.Citizens, Language.English, [new StandingSentence($"Text of {id}", [new StatementId($"o{id}")])], new Dictionary<string, string> { ["en"] = $"Text of {id}" });

    /// <summary>Ids in the order shown.</summary>
    private static List<string> Shown(Rehearsal citizen) => [.. citizen.Last!.Say.SelectMany(u => u.Spans).Where(span => span.Voice is Voice.Citizen).Select(span => span.Text["Text of ".Length..])];

    private static string Cast(Rehearsal citizen) => string.Join('|', citizen.Given.OfType<Contribution.BallotCast>().Last().Places.Select(place => string.Join('=', place)));
}
