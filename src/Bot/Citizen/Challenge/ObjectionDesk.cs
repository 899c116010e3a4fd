using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen.Challenge;

/// <summary>What became of an objection.</summary>
internal abstract record Taken
{
    private Taken() { }

    internal sealed record Kept : Taken;

    /// <summary>The citizen agreed to nothing, so nothing of theirs may be kept.</summary>
    internal sealed record NoConsent : Taken;

    /// <summary>It holds personal data; nothing was kept, the citizen decides.</summary>
    /// <param name="LeftOut">The text as it would be without.</param>
    internal sealed record Personal(string LeftOut) : Taken;

    /// <summary>There is one to this reply.</summary>
    internal sealed record Before : Taken;
}

/// <summary>Takes objections as the line takes messages: only with consent, and personal data only by the citizen's own decision.</summary>
internal sealed class ObjectionDesk(
    IObjections objections, ITurnJournal journal, IConsultationStore consultations, IDialogLibrary dialogs, IOptions<ObjectionOptions> options, TimeProvider time)
{
    public int LongestText => options.Value.LongestText!.Value;

    /// <summary>The objection to a turn, and whether one may be made.</summary>
    public async Task<(Objection? Objection, bool May)> StandingAsync(Turn turn, CancellationToken cancellation) =>
        (await objections.FindAsync(turn.Activity, cancellation), await MayKeepAsync(turn.Conversation, cancellation));

    public async Task<Taken> TakeAsync(Turn turn, string text, bool asWritten, CancellationToken cancellation)
    {
        if (!await MayKeepAsync(turn.Conversation, cancellation))
            return new Taken.NoConsent();
        if (!asWritten && await LeftOutAsync(turn, text, cancellation) is { } leftOut && leftOut != text)
            return new Taken.Personal(leftOut);
        if (await objections.FileAsync(turn.Activity, turn.Conversation, text, time.GetUtcNow(), cancellation))
            return new Taken.Kept();

        // An answer that got lost is asked for again: the same words are kept already.
        return (await objections.FindAsync(turn.Activity, cancellation))?.Text == text ? new Taken.Kept() : new Taken.Before();
    }

    private async Task<bool> MayKeepAsync(ConversationId conversation, CancellationToken cancellation) =>
        (await journal.StateAsync(conversation, cancellation)).Progress?.HasAgreed() == true;

    private async Task<string?> LeftOutAsync(Turn turn, string text, CancellationToken cancellation) =>
        await consultations.FindAsync(turn.Consultation, cancellation) is { } consultation
            ? dialogs.Find(consultation.Dialog).WithoutPersonalData(text, turn.Reply.Stage.Language)
            : null;
}
