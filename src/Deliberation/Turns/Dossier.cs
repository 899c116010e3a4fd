using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Sessions;

namespace Isegoria.Deliberation.Turns;

/// <summary>What the line knows of a citizen before it moves.</summary>
/// <param name="Progress">None before the first turn.</param>
/// <param name="Number">Of the turn to come.</param>
public sealed record Dossier(DialogScript Script, Progress? Progress, Incoming Incoming, Situation Situation, int Number)
{
    /// <summary>Whether a flagged reply waits for a person here.</summary>
    public bool HoldsReplies { get; init; }

    public Move Advance() => Script.Advance(Progress, Incoming, Situation);

    /// <summary>A held reply moves the citizen nowhere; without a first turn there is nowhere to wait.</summary>
    public bool MayHold => HoldsReplies && Progress is not null && Incoming.Told is null;

    /// <summary>What is told is said as it is, with what the held reply cites where it is one.</summary>
    public Draft DraftOf(Move move) => new(
        move.Say,
        Incoming is { Told: Told.Decided, Held: { } held } ? [.. held.Draft.Citations.Where(c => move.Say.Any(u => u.Spans.Any(s => s.Citation == c.Number)))] : [],
        Unanswered: false,
        "staff",
        move.Next.Language);

    /// <summary>A person who read a held reply lets it out over the gate's verdict, and answers for it by name.</summary>
    public Verdict? LetOut() => Incoming is { Told: Told.Decided { Outcome: HeldOutcome.Approved } decided, Held: { } held }
        ? new Verdict.Approved(held.Verdict.Model, held.Verdict.Sentences, decided.By)
        : null;

    /// <summary>What is looked up for a move's question.</summary>
    internal Inquiry InquiryOf(Move move)
    {
        var (consultation, language) = (Situation.Consultation, move.Next.Language);
        return new Inquiry(consultation.Library, move.Question!, language, consultation.Words(consultation.Question, language), Here: !move.KeepsText) { Asker = consultation.Id };
    }

    /// <summary>The move that leaves the citizen where they stand.</summary>
    public Move Stay() => Script.Stay(Progress, Incoming, Situation);
}

/// <summary>Opens the dossier of the conversation a message belongs to.</summary>
public sealed class Dossiers(
    ITurnJournal journal, IConsultationStore consultations, IDialogLibrary dialogs, ILiveSessions sessions, IOpinions opinions, ICaucuses caucuses, IIdSource ids, TimeProvider time)
{
    /// <exception cref="KeyNotFoundException">The consultation, or its dialog, was removed while citizens were under way.</exception>
    public async Task<Dossier> OpenAsync(CitizenMessage message, CancellationToken cancellation)
    {
        var consultation = await consultations.FindAsync(message.Consultation, cancellation)
            ?? throw new KeyNotFoundException($"There is no consultation '{message.Consultation}' in the store.");
        var state = await journal.StateAsync(message.Conversation, cancellation);
        var (others, own) = await journal.StatementsAsync(message.Consultation, message.Conversation, cancellation);
        var joined = await JoinAsync(message, state, cancellation);
        var incoming = new Incoming(message.Kind, message.Text, message.Locale, SeedFrom(message), new StatementId(ids.NewId()))
        {
            Told = message.Told,
            HasJoined = joined is not null,
            Held = message.Told is Told.Decided decided ? await journal.FindAsync(decided.Reply, cancellation) : null,
        };
        var session = joined ?? state.Session;
        var situation = new Situation(consultation, [.. others.Where(statement => statement.IsShown(consultation.ModeratesBefore))], own, time.GetUtcNow())
        {
            Room = session is null ? null : Room.Of(session),
            IsSilent = consultation.IsSilent,
            Self = new ParticipantId(message.Conversation.Value),
            Picture = await opinions.AtAsync(consultation.Id, cancellation),
        };
        var script = dialogs.Find(consultation.Dialog);
        if (script.HasCaucus)
            situation = situation with { Caucus = await caucuses.StateAsync(CaucusOf(consultation.Id, session?.Id, state.Progress), consultation.Id, cancellation) };
        if (script.WouldPublish(state.Progress, incoming, situation) is { } text)
            situation = situation with { Alike = await opinions.AlikeAsync(text, state.Progress!.Language, situation.Statements, cancellation) };
        return new Dossier(script, state.Progress, incoming, situation, state.Turns + 1)
        {
            HoldsReplies = session?.HoldsReplies ?? consultation.HoldsReplies,
        };
    }

    /// <summary>The room's; who has left a room stays in the caucus where they gave something.</summary>
    private static CaucusId CaucusOf(ConsultationId consultation, SessionId? session, Progress? progress) =>
        session is null && progress?.Notes.GetValueOrDefault(Dialogs.Steps.CaucusStep.Joined) is { } joined ? new CaucusId(joined) : CaucusId.Of(consultation, session);

    /// <summary>On a channel without a join page the code is written in the chat; who has not agreed to take part is not let in by it.</summary>
    private async Task<LiveSession?> JoinAsync(CitizenMessage message, ConversationState state, CancellationToken cancellation)
    {
        if (LiveSession.CodeIn(message.Text) is not { } code || state.Progress?.HasAgreed() != true
            || await sessions.FindByCodeAsync(code, cancellation) is not { } session || session.Consultation != message.Consultation)
            return null;
        await sessions.JoinAsync(session.Id, message.Conversation, null, time.GetUtcNow(), cancellation);
        return session;
    }

    /// <summary>The same message gives the same orders again when the line is begun anew. FNV-1a over the conversation's id.</summary>
    private static int SeedFrom(CitizenMessage message)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var c in message.Conversation.Value)
                hash = (hash ^ c) * 16777619u;
            return (int)(hash & int.MaxValue);
        }
    }
}
