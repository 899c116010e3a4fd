namespace Isegoria.Deliberation.Turns;

/// <summary>
/// The history of a channel that serves one itself (Direct Line): every activity shown to the client, in order. The
/// citizen's own activities enter it with <see cref="CitizenMessage.Echo"/>, in the same transaction as the message.
/// </summary>
public interface IChannelLog
{
    /// <summary>Opens a conversation. False where it is open already.</summary>
    Task<bool> OpenAsync(ConversationId conversation, ConsultationId consultation, CancellationToken cancellation);

    /// <summary>The consultation of an open conversation, or none where the conversation is unknown.</summary>
    Task<ConsultationId?> FindAsync(ConversationId conversation, CancellationToken cancellation);

    /// <summary>Adds an activity; a repeated id changes nothing. Answers its sequence number, from 1 within the conversation.</summary>
    Task<long> AppendAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation);

    /// <summary>Activities with a sequence number above <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation);

    /// <summary>Whether an activity of this id is in the history.</summary>
    Task<bool> HasAsync(ConversationId conversation, string activityId, CancellationToken cancellation);

    /// <summary>The highest sequence number given so far, also where its activity was erased; 0 before the first.</summary>
    Task<long> LastAsync(ConversationId conversation, CancellationToken cancellation);

    /// <summary>Replaces the stored form of an activity; how a citizen's words are forgotten.</summary>
    Task ReplaceAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation);

    /// <summary>
    /// Removes every activity of a conversation but what the citizen wrote after the message that asked for it; sequence numbers
    /// go on where they were.
    /// </summary>
    Task EraseAsync(ConversationId conversation, ActivityId wish, CancellationToken cancellation);
}

public sealed record LoggedActivity(long Sequence, string Id, string Json);
