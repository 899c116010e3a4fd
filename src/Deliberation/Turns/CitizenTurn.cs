using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Deliberation.Turns;

/// <summary>
/// The line of one message, and the only place where its order is written. It may be stopped between any two steps and
/// begun again: what was kept is found, what was not is done anew, and no reply goes out that was not kept. Who looks on may
/// see sentences of it earlier, each of which has passed the gate; the kept reply takes their place.
/// </summary>
public sealed class CitizenTurn(
    ITurnJournal journal,
    Dossiers dossiers,
    QuestionSearch search,
    IReplyWriter writer,
    BiasGate gate,
    Rewriting rewriting,
    TurnClosing closing,
    ILiveReplies lives,
    IOutbox outbox)
{
    /// <summary>Everything up to the kept turn; <see cref="SendAsync"/> is what remains.</summary>
    /// <param name="message">A message that <see cref="ITurnJournal.ReceiveAsync"/> has stored.</param>
    /// <exception cref="TurnConflictException">Another turn was kept meanwhile; run the message again.</exception>
    public async Task<Turn> KeepAsync(CitizenMessage message, CancellationToken cancellation)
    {
        if (await journal.FindAsync(message.Activity, cancellation) is { } answered)
            return answered;
        var turn = await DecideAsync(message, cancellation);
        await journal.AppendAsync(turn, cancellation);
        return turn;
    }

    /// <summary>Sends what is kept for the conversation. A step of its own: a channel may take its time.</summary>
    public Task SendAsync(ConversationId conversation, CancellationToken cancellation) => outbox.SendAsync(conversation, cancellation);

    private async Task<Turn> DecideAsync(CitizenMessage message, CancellationToken cancellation)
    {
        using var live = lives.Begin(message);
        var watch = closing.Watch();
        var dossier = await dossiers.OpenAsync(message, cancellation);
        var move = dossier.Advance();
        var moved = watch.Read();
        var findings = move.Question is null ? Findings.None : await search.FindAsync(dossier.InquiryOf(move), cancellation);
        var found = watch.Read();
        var draft = message.Told is null ? await writer.DraftAsync(move, findings, ShowAsync, cancellation) : dossier.DraftOf(move);
        var drafted = watch.Read();
        var verdict = dossier.LetOut() ?? await gate.CheckAsync(draft, cancellation);
        var judged = watch.Read();
        if (verdict is Verdict.Withheld withheld
            && await rewriting.TryAsync(message.Consultation, draft, withheld, cancellation) is { } again
            && await gate.CheckAsync(again, cancellation) is Verdict.Passed passed)
            (draft, verdict) = (again, withheld.After(passed));
        var rewritten = verdict is Verdict.Passed ? 0 : watch.Read();
        if (dossier.MayHold && verdict is Verdict.Withheld { Reason: WithheldReason.Flagged } flagged)
            verdict = closing.Hold(flagged);
        return closing.Close(message, dossier, move, findings, draft, verdict) with { Steps = new StepTimes(moved, found, drafted, judged, rewritten) };

        // What is seen early has passed the gate like all that leaves; once something has not, the citizen waits for the reply itself.
        async Task<bool> ShowAsync(Draft soFar, CancellationToken token)
        {
            if (!live.IsWatched || await gate.CheckAsync(soFar, token) is not Verdict.Passed)
                return false;
            live.Show(TurnClosing.Preview(soFar, move));
            return true;
        }
    }

    /// <summary>For a message the line failed to carry several times, or that was overtaken: the citizen is told, and stands where they stood.</summary>
    public async Task GiveUpAsync(CitizenMessage message, CancellationToken cancellation)
    {
        if (await journal.FindAsync(message.Activity, cancellation) is null)
            await journal.AppendAsync(closing.GiveUp(message, await dossiers.OpenAsync(message, cancellation)), cancellation);
    }
}
