using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Sessions;

/// <summary>Replies that wait for a person. Each is decided once, whoever is first; what was decided is told in the same transaction.</summary>
public interface IHeldReplies
{
    /// <summary>Those of a consultation that wait, the longest waiting first.</summary>
    Task<IReadOnlyList<HeldReply>> WaitingAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>Keeps the decision; answers the message to carry through the line, or none where it was decided before.</summary>
    Task<CitizenMessage?> DecideAsync(Told.Decided decided, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Those whose time is over, in any consultation.</summary>
    Task<IReadOnlyList<HeldReply>> OverdueAsync(DateTimeOffset now, CancellationToken cancellation);
}

/// <param name="Reply">The activity whose turn holds the draft, its scores, and the words that weighed.</param>
public sealed record HeldReply(ActivityId Reply, ConversationId Conversation, DateTimeOffset HeldAt, DateTimeOffset Until);
