using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What every journal promises, whatever it is kept in.</summary>
public abstract class TurnJournalContract : IAsyncLifetime
{
    protected static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract ITurnJournal Journal { get; }

    /// <summary>The channel's history in the same store.</summary>
    protected abstract IChannelLog Log { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_message_received_twice_is_stored_once()
    {
        Assert.True(await Journal.ReceiveAsync(Some.CitizenMessage(), Now));
        Assert.False(await Journal.ReceiveAsync(Some.CitizenMessage(), Now));
        Assert.Equal([Some.CitizenMessage().Activity], (await Journal.UnansweredAsync(Now)).Select(m => m.Activity));
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_received()
    {
        var message = Some.CitizenMessage(text: "L’éclairage, « trop » cher ? 🌙");
        await Journal.ReceiveAsync(message, Now);
        Assert.Equal(message, Assert.Single(await Journal.UnansweredAsync(Now)));
    }

    [Fact]
    public async Task A_kept_turn_answers_its_activity_and_leaves_nothing_unanswered()
    {
        var message = Some.CitizenMessage();
        await Journal.ReceiveAsync(message, Now);
        var passage = new Passage("d#0", "d", "Coûts", "Les lampes coûtent 12 euros.", Language.French, 0);
        var document = new Document("d", Some.Consultation, "Note", "note.md", Language.French, "La Ville", new DateOnly(2027, 1, 2), Stance.Neutral);
        var turn = Some.Turn(message) with { Findings = new Findings([new FoundPassage(passage, document, 0.5, 0.9)]) };
        await Journal.AppendAsync(turn, Now);

        var found = await Journal.FindAsync(message.Activity, Now);
        Assert.NotNull(found);
        Assert.Equivalent(turn, found, strict: true);
        Assert.Empty(await Journal.UnansweredAsync(Now));
        var state = await Journal.StateAsync(message.Conversation, Now);
        Assert.Equal(1, state.Turns);
        Assert.Equivalent(turn.After, state.Progress, strict: true);
    }

    [Fact]
    public async Task Two_turns_cannot_take_the_same_number()
    {
        await ReceiveAsync("a1", "a2");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1")), Now);
        await Assert.ThrowsAsync<TurnConflictException>(() => Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a2")), Now));

        Assert.Equal("a2", Assert.Single(await Journal.UnansweredAsync(Now)).Activity.Value);
        Assert.Equal(1, (await Journal.StateAsync(Some.CitizenMessage().Conversation, Now)).Turns);
    }

    [Fact]
    public async Task Of_many_turns_written_at_once_exactly_one_takes_the_number()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"a{i}").ToArray();
        await ReceiveAsync(names);
        var outcomes = await Task.WhenAll(names.Select(async name =>
        {
            try
            {
                await Task.Yield();
                await Journal.AppendAsync(Some.Turn(Some.CitizenMessage(name)), Now);
                return 1;
            }
            catch (TurnConflictException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, outcomes.Sum());
        Assert.Equal(7, (await Journal.UnansweredAsync(Now)).Count);
    }

    [Fact]
    public async Task The_same_activity_is_never_answered_by_two_turns()
    {
        await ReceiveAsync("a1");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1")), Now);
        await Assert.ThrowsAsync<TurnConflictException>(() => Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1"), number: 2), Now));
    }

    [Fact]
    public async Task A_reply_is_unsent_until_it_is_marked_and_comes_in_order()
    {
        await ReceiveAsync("a1", "a2");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1"), move: Some.Move(say: "Un.")), Now);
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a2"), number: 2, move: Some.Move(say: "Deux.")), Now);

        var unsent = await Journal.UnsentAsync(Some.CitizenMessage().Conversation, 10, Now);
        Assert.Equal(["Un.", "Deux."], unsent.Select(u => u.Reply.Messages[0].Text));
        Assert.Equal(Some.CitizenMessage().ReplyTo, unsent[0].ReplyTo);

        await Journal.MarkSentAsync(unsent[0].Activity, Some.Noon, Now);
        Assert.Equal(["a2"], (await Journal.UnsentAsync(Some.CitizenMessage().Conversation, 10, Now)).Select(u => u.Activity.Value));
    }

    [Fact]
    public async Task A_failed_attempt_is_counted_and_puts_the_next_one_off()
    {
        await ReceiveAsync("a1");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1")), Now);
        await Journal.MarkFailedAsync(new ActivityId("a1"), Some.Noon.AddMinutes(1), Now);
        await Journal.MarkFailedAsync(new ActivityId("a1"), Some.Noon.AddMinutes(3), Now);

        var unsent = Assert.Single(await Journal.UnsentAsync(Some.CitizenMessage().Conversation, 10, Now));
        Assert.Equal(2, unsent.Attempts);
        Assert.Equal(Some.Noon.AddMinutes(3), unsent.DueAt);
        Assert.Empty(await Journal.DueAsync(Some.Noon.AddMinutes(2), 10, Now));
        Assert.Equal([Some.CitizenMessage().Conversation], await Journal.DueAsync(Some.Noon.AddMinutes(3), 10, Now));
    }

    [Fact]
    public async Task A_later_reply_does_not_make_a_conversation_due_whose_oldest_waits()
    {
        await ReceiveAsync("a1", "a2");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1")), Now);
        await Journal.MarkFailedAsync(new ActivityId("a1"), Some.Noon.AddHours(1), Now);
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a2"), number: 2), Now);
        Assert.Empty(await Journal.DueAsync(Some.Noon.AddMinutes(1), 10, Now));
    }

    [Fact]
    public async Task Messages_received_at_once_are_all_kept_each_with_its_own_place_in_the_history()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            await Task.Yield();
            return await Journal.ReceiveAsync(Some.CitizenMessage($"a{i / 2}", echo: "{}"), Now);
        }));
        Assert.Equal(8, outcomes.Count(fresh => fresh));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"a{i}"), (await Journal.UnansweredAsync(Now)).Select(m => m.Activity.Value).Order());
    }

    [Fact]
    public async Task An_approved_statement_is_ones_own_and_another_citizens_to_vote_on()
    {
        await ReceiveAsync("a1");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1"), move: Some.Move(
            contributions: new Contribution.StatementApproved(new StatementId("s1"), "Je veux voir les étoiles.", Language.French))), Now);

        var mine = await Journal.StatementsAsync(Some.Consultation, Some.CitizenMessage().Conversation, Now);
        Assert.Equal("Je veux voir les étoiles.", Assert.Single(mine.Own).In(Language.French));
        Assert.Empty(mine.Others);
        var theirs = await Journal.StatementsAsync(Some.Consultation, new ConversationId("directline/c2"), Now);
        Assert.Equal("s1", Assert.Single(theirs.Others).Id.Value);
    }

    [Fact]
    public async Task Words_that_no_consent_covers_are_not_kept()
    {
        await ReceiveAsync("a1");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1", text: "Mon avis secret"), move: Some.Move(keepsText: false)), Now);
        Assert.Equal("", (await Journal.FindAsync(new ActivityId("a1"), Now))!.CitizenText);
        Assert.False(Assert.Single(await Journal.UnsentAsync(Some.CitizenMessage().Conversation, 10, Now)).KeepsText);
    }

    [Fact]
    public async Task Erasing_takes_statements_words_and_progress_and_leaves_the_farewell()
    {
        await ReceiveAsync("a1", "a2");
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1"), move: Some.Move(
            contributions:
            [
                new Contribution.StatementApproved(new StatementId("s1"), "Je veux voir les étoiles.", Language.French),
                new Contribution.VoteCast(new StatementId("s9"), Vote.Agree),
                new Contribution.AnswerGiven("why", "Les étoiles"),
                new Contribution.ForAPerson("Quand ?"),
            ])), Now);
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a2"), number: 2, move: Some.Move(say: "Tout est effacé.", contributions: new Contribution.Erased())), Now);

        Assert.Null(await Journal.FindAsync(new ActivityId("a1"), Now));
        Assert.Empty((await Journal.StatementsAsync(Some.Consultation, new ConversationId("x"), Now)).Others);
        Assert.Equal(["Tout est effacé."], (await Journal.UnsentAsync(Some.CitizenMessage().Conversation, 10, Now)).Select(u => u.Reply.Messages[0].Text));
    }

    [Fact]
    public async Task What_came_in_after_the_wish_to_erase_is_still_answered_with_its_words_and_its_address()
    {
        var later = Some.CitizenMessage("a3", text: "merci", echo: "thanks");
        var conversation = later.Conversation;
        await Journal.ReceiveAsync(Some.CitizenMessage("left", echo: "words"), Now);
        await Journal.ReceiveAsync(Some.CitizenMessage("a1", echo: "erase"), Now);
        await Journal.ReceiveAsync(later, Now);
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a1"), move: Some.Move(say: "Tout est effacé.", contributions: new Contribution.Erased())), Now);

        Assert.Equal(later with { Echo = null }, Assert.Single(await Journal.UnansweredAsync(Now)));
        Assert.Equal(["thanks"], (await Log.ReadAsync(conversation, 0, Now)).Select(entry => entry.Json));
        await Journal.AppendAsync(Some.Turn(later, number: 2), Now);
        Assert.Equal([later.ReplyTo, later.ReplyTo], (await Journal.UnsentAsync(conversation, 10, Now)).Select(unsent => unsent.ReplyTo));

        await Log.AppendAsync(conversation, "on its way", "an earlier reply", Now);
        await Log.EraseAsync(conversation, new ActivityId("a1"), Now);
        Assert.Equal(["thanks"], (await Log.ReadAsync(conversation, 0, Now)).Select(entry => entry.Json));
    }

    [Fact]
    public async Task A_message_is_overtaken_once_a_later_one_has_its_answer()
    {
        await ReceiveAsync("a1", "a2", "a3");
        Assert.All(await Journal.UnansweredAsync(Now), message => Assert.False(message.IsOvertaken));
        await Journal.AppendAsync(Some.Turn(Some.CitizenMessage("a2")), Now);
        Assert.Equal([("a1", true), ("a3", false)], (await Journal.UnansweredAsync(Now)).Select(message => (message.Activity.Value, message.IsOvertaken)));
    }

    [Fact]
    public async Task A_message_under_the_id_of_something_else_in_the_history_is_refused()
    {
        await ReceiveAsync("a1");
        await Log.AppendAsync(Some.CitizenMessage().Conversation, "a2", "{}", Now);
        await Assert.ThrowsAsync<ActivityTakenException>(() => Journal.ReceiveAsync(Some.CitizenMessage("a2", echo: "{}"), Now));
        Assert.Equal("a1", Assert.Single(await Journal.UnansweredAsync(Now)).Activity.Value);
    }

    private async Task ReceiveAsync(params string[] activities)
    {
        foreach (var activity in activities)
            Assert.True(await Journal.ReceiveAsync(Some.CitizenMessage(activity), Now));
    }
}
