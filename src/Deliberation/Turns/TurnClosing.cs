using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Turns;

/// <summary>Turns a verdict into what is kept and what leaves. Pure but for the clock.</summary>
public sealed class TurnClosing(Notices notices, IOptions<TurnOptions> options, TimeProvider time)
{
    internal StepWatch Watch() => new(time);

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
            After(message, dossier, kept, verdict),
            message.ReceivedAt,
            time.GetUtcNow())
        {
            Kind = message.Kind,
            Pending = verdict is Verdict.Held ? Given(move, draft) : [],
        };
    }

    /// <summary>A flagged reply that a person is to look at, for so long as the settings say.</summary>
    public Verdict.Held Hold(Verdict.Withheld flagged) => new(flagged.Model, flagged.Sentences, time.GetUtcNow() + options.Value.HeldFor!.Value);

    /// <summary>The turn of a message that the line could not carry: a notice, and the citizen stands where they stood.</summary>
    public Turn GiveUp(CitizenMessage message, Dossier dossier)
    {
        var stay = dossier.Stay();
        var move = stay with { KeepsText = stay.KeepsText && PersonalWords.MayBeKept(dossier.Progress, message.Text) };
        var draft = new Draft([], [], Unanswered: false, "none", move.Next.Language);
        return Close(message, dossier, move, Findings.None, draft, new Verdict.Withheld("none", [], WithheldReason.CouldNotJudge));
    }

    /// <summary>What of a growing draft is shown before there is a turn.</summary>
    public static Reply Preview(Draft soFar, Move move) => new(soFar.Messages, soFar.Citations, move.Stage, ReplyStatus.Passed);

    /// <summary>Before consent not even what was found for a question is kept with the turn: it would tell what was asked.</summary>
    private static bool TellsQuestion(Move move) => !move.KeepsText && move.Question is not null;

    private Reply ReplyTo(Draft draft, Verdict verdict, Move move) => verdict switch
    {
        _ when verdict.LetsOut() => new Reply(draft.Messages, draft.Citations, move.Stage, ReplyStatus.Passed),
        Verdict.Held => Notice(notices.Held, move, ReplyStatus.Held),
        Verdict.Withheld { Reason: WithheldReason.Flagged or WithheldReason.SecondOpinion } => Notice(notices.Flagged, move),
        _ => Notice(notices.CouldNotJudge, move),
    };

    private static Reply Notice(IReadOnlyDictionary<string, string> words, Move move, ReplyStatus status = ReplyStatus.Withheld) =>
        new([Utterance.Say(Notices.In(words, move.Next.Language))], [], move.Stage, status);

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
        return move with { Contributions = verdict.LetsOut() ? Given(move, draft) : given };
    }

    /// <summary>All that a turn brings once its reply leaves.</summary>
    private static IReadOnlyList<Contribution> Given(Move move, Draft draft) => draft.Unanswered && move.KeepsText
        ? [.. move.Contributions, new Contribution.ForAPerson(move.Question!)]
        : move.Contributions;

    /// <summary>Who stands nowhere after it has not begun yet, and will be welcomed with their next message.</summary>
    private static Progress? After(CitizenMessage message, Dossier dossier, Move kept, Verdict verdict)
    {
        if (dossier.Progress is null && kept.Next is { Step: null, Closed: false })
            return null;
        return Moves(kept, verdict) ? kept.Next
            : verdict is Verdict.Held ? dossier.Progress?.Note(Telling.Held, message.Activity.Value)
            : dossier.Progress;
    }

    /// <summary>Where the citizen stands when the reply arrives, for the channel to show.</summary>
    private static Move Standing(Dossier dossier, Move kept, Verdict verdict) => Moves(kept, verdict) ? kept : dossier.Stay();

    private static bool Moves(Move kept, Verdict verdict) =>
        verdict.LetsOut() || kept.Contributions.Any(c => c is Contribution.Erased);
}
