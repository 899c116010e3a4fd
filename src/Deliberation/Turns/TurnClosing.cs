using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Turns;

/// <summary>Turns a verdict into what is kept and what leaves. Pure but for the clock.</summary>
public sealed class TurnClosing(Notices notices, IOptions<TurnOptions> options, TimeProvider time)
{
    /// <summary>How many passages a question may stand on.</summary>
    public int Passages => options.Value.Passages!.Value;

    public Turn Close(CitizenMessage message, Dossier dossier, Move move, Findings findings, Draft draft, Verdict verdict)
    {
        var kept = Kept(move, draft, verdict);
        return new Turn(
            message.Activity,
            message.Conversation,
            message.Consultation,
            dossier.Number,
            move.KeepsText ? message.Text : "",
            kept,
            TellsQuestion(move) ? Findings.None : findings,
            TellsQuestion(move) ? draft with { Messages = [], Citations = [] } : draft,
            TellsQuestion(move) ? verdict.WithoutWords() : verdict,
            ReplyTo(draft, verdict, Standing(dossier, kept, verdict)),
            After(dossier, kept, verdict),
            message.ReceivedAt,
            time.GetUtcNow());
    }

    /// <summary>The turn of a message that the line could not carry: a notice, and the citizen stands where they stood.</summary>
    public Turn GiveUp(CitizenMessage message, Dossier dossier)
    {
        var move = dossier.Stay();
        var draft = new Draft([], [], Unanswered: false, "none", move.Next.Language);
        return Close(message, dossier, move, Findings.None, draft, new Verdict.Withheld("none", [], WithheldReason.CouldNotJudge));
    }

    /// <summary>What of a growing draft is shown before there is a turn.</summary>
    public static Reply Preview(Draft soFar, Move move) => new(soFar.Messages, soFar.Citations, move.Stage, ReplyStatus.Passed);

    /// <summary>Before consent not even what was found for a question is kept with the turn: it would tell what was asked.</summary>
    private static bool TellsQuestion(Move move) => !move.KeepsText && move.Question is not null;

    private Reply ReplyTo(Draft draft, Verdict verdict, Move move) => verdict switch
    {
        Verdict.Passed or Verdict.Rewritten => new Reply(draft.Messages, draft.Citations, move.Stage, ReplyStatus.Passed),
        Verdict.Withheld { Reason: WithheldReason.Flagged or WithheldReason.SecondOpinion } => Notice(notices.Flagged, move),
        _ => Notice(notices.CouldNotJudge, move),
    };

    private static Reply Notice(IReadOnlyDictionary<string, string> words, Move move) =>
        new([Utterance.Say(Notices.In(words, move.Next.Language))], [], move.Stage, ReplyStatus.Withheld);

    /// <summary>
    /// What of the move counts. A withheld reply leaves the citizen where they were, with nothing given, or they would miss a
    /// question they never saw, or give an answer twice; only an erasure they asked for holds all the same.
    /// </summary>
    private static Move Kept(Move move, Draft draft, Verdict verdict)
    {
        IReadOnlyList<Contribution> given = verdict.LetsOut()
            ? move.Contributions
            : [.. move.Contributions.OfType<Contribution.Erased>()];
        if (!move.KeepsText)
            return move with { Contributions = given, Question = null };
        return draft.Unanswered && verdict.LetsOut()
            ? move with { Contributions = [.. given, new Contribution.ForAPerson(move.Question!)] }
            : move with { Contributions = given };
    }

    private static Progress? After(Dossier dossier, Move kept, Verdict verdict) =>
        Moves(kept, verdict) ? kept.Next : dossier.Progress;

    /// <summary>Where the citizen stands when the reply arrives, for the channel to show.</summary>
    private static Move Standing(Dossier dossier, Move kept, Verdict verdict) => Moves(kept, verdict) ? kept : dossier.Stay();

    private static bool Moves(Move kept, Verdict verdict) =>
        verdict.LetsOut() || kept.Contributions.Any(c => c is Contribution.Erased);
}
