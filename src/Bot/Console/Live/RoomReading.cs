using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console.Live;

/// <summary>What a facilitator sees of a room at one moment.</summary>
/// <param name="Held">Replies that wait, with the turn that holds each draft.</param>
/// <param name="Statements">Approved by citizens and seeds, the newest first.</param>
/// <param name="Unseen">How many statements nobody of the team has looked at.</param>
public sealed record RoomView(
    Consultation Consultation,
    LiveSession Session,
    IReadOnlyList<Stage> Stages,
    IReadOnlyList<Present> Present,
    IReadOnlyList<(HeldReply Reply, Turn Turn)> Held,
    IReadOnlyList<OpenQuestion> Questions,
    IReadOnlyList<Statement> Statements,
    int Unseen);

internal sealed class RoomReading(
    ILiveSessions sessions, IConsultationStore consultations, IDialogLibrary dialogs, IHeldReplies held, IOpenQuestions questions, ITurnJournal journal)
{
    /// <summary>None where there is no such session in the consultation.</summary>
    public async Task<RoomView?> ReadAsync(ConsultationId slug, SessionId id, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(id, cancellation) is not { } session || session.Consultation != slug
            || await consultations.FindAsync(slug, cancellation) is not { } consultation)
            return null;
        var waiting = new List<(HeldReply, Turn)>();
        foreach (var reply in await held.WaitingAsync(slug, cancellation))
        {
            if (await journal.FindAsync(reply.Reply, cancellation) is { } turn)
                waiting.Add((reply, turn));
        }
        var (statements, _) = await journal.StatementsAsync(slug, new ConversationId(""), cancellation);
        return new RoomView(
            consultation,
            session,
            dialogs.Find(consultation.Dialog).Stages,
            await sessions.PresentAsync(id, cancellation),
            waiting,
            await questions.ListAsync(slug, closed: false, cancellation),
            [.. statements.Where(statement => statement.IsShown(consultation.ModeratesBefore)).Reverse()],
            statements.Count(statement => statement.Moderation is Moderation.Unseen));
    }
}
