using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Turns;

/// <summary>
/// What was received, what was decided, what went out. A message that <see cref="ReceiveAsync"/> has returned for is
/// never lost; a turn that <see cref="AppendAsync"/> has returned for is never decided again.
/// </summary>
public interface ITurnJournal
{
    /// <summary>Stores a message before it is acknowledged. False where this message was stored before.</summary>
    /// <exception cref="ActivityTakenException">The channel's history has something else of this id.</exception>
    Task<bool> ReceiveAsync(CitizenMessage message, CancellationToken cancellation);

    /// <summary>Messages that were received and have no turn yet, oldest first; <see cref="CitizenMessage.IsOvertaken"/> is told of each.</summary>
    Task<IReadOnlyList<CitizenMessage>> UnansweredAsync(CancellationToken cancellation);

    /// <summary>The turn that answered an activity, or none.</summary>
    Task<Turn?> FindAsync(ActivityId activity, CancellationToken cancellation);

    Task<ConversationState> StateAsync(ConversationId conversation, CancellationToken cancellation);

    /// <summary>Statements a citizen may vote on, without their own, and their own, each oldest first.</summary>
    Task<(IReadOnlyList<Statement> Others, IReadOnlyList<Statement> Own)> StatementsAsync(
        ConsultationId consultation, ConversationId conversation, CancellationToken cancellation);

    /// <summary>
    /// Keeps the turn, its contributions, the progress and the outgoing reply in one transaction, chained by hash to
    /// the turn before it in the conversation.
    /// </summary>
    /// <exception cref="TurnConflictException">Another turn took this number, or this activity was answered meanwhile.</exception>
    Task AppendAsync(Turn turn, CancellationToken cancellation);

    /// <summary>Replies of a conversation that are kept but not marked as sent, oldest first.</summary>
    Task<IReadOnlyList<UnsentReply>> UnsentAsync(ConversationId conversation, int most, CancellationToken cancellation);

    /// <summary>Conversations whose oldest unsent reply is due, the longest due first.</summary>
    Task<IReadOnlyList<ConversationId>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Marks a reply as sent and forgets its return address.</summary>
    Task MarkSentAsync(ActivityId activity, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Counts a failed attempt and sets when the next one is due.</summary>
    Task MarkFailedAsync(ActivityId activity, DateTimeOffset nextAttempt, CancellationToken cancellation);
}

/// <param name="Activity">The activity the reply answers; the channel's ids of the outgoing messages derive from it, so that a repeated delivery is recognised.</param>
/// <param name="KeepsText">False where the channel must forget the citizen's words of this activity.</param>
/// <param name="Erased">True where the channel must forget the whole conversation before this reply.</param>
public sealed record UnsentReply(
    ActivityId Activity,
    ConversationId Conversation,
    ReturnAddress ReplyTo,
    Reply Reply,
    bool KeepsText,
    bool Erased,
    int Attempts,
    DateTimeOffset DueAt)
{
    /// <summary>Of the message it follows from: what a citizen is told replies to nothing they wrote.</summary>
    public MessageKind Kind { get; init; } = MessageKind.Said;
}

public sealed class TurnConflictException : Exception
{
    public TurnConflictException()
    {
    }

    public TurnConflictException(string message)
        : base(message)
    {
    }

    public TurnConflictException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>A message was posted under the id of an activity that is none.</summary>
public sealed class ActivityTakenException : Exception
{
    public ActivityTakenException()
    {
    }

    public ActivityTakenException(string message)
        : base(message)
    {
    }

    public ActivityTakenException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
