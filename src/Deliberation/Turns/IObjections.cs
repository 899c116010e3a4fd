using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Turns;

/// <summary>What citizens hold against replies they were given. Erased with all else of theirs.</summary>
public interface IObjections
{
    /// <summary>Keeps it; once this answers true it is never lost. False where the turn is not of this conversation, was erased, or has one already.</summary>
    Task<bool> FileAsync(ActivityId turn, ConversationId conversation, string text, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The objection to a turn, or none.</summary>
    Task<Objection?> FindAsync(ActivityId turn, CancellationToken cancellation);

    /// <summary>Of a consultation: those that wait first, the oldest of them at the top; then the answered, the newest at the top.</summary>
    Task<IReadOnlyList<Objection>> ListAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>How many wait for an answer.</summary>
    Task<int> WaitingAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>Keeps the answer, and the message that tells it, in one transaction. None where it was answered before, or is gone.</summary>
    Task<IReadOnlyList<CitizenMessage>?> AnswerAsync(
        ConsultationId consultation, long number, string answer, Language language, string by, DateTimeOffset at, CancellationToken cancellation);
}

/// <param name="Number">Given by the store, never twice.</param>
public sealed record Objection(
    long Number, ActivityId Turn, ConversationId Conversation, string Text, DateTimeOffset At, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    /// <summary>Without anybody's words, so that a stray log line cannot leak them.</summary>
    public override string ToString() => $"Objection {Number} ({Text.Length} characters)";
}
