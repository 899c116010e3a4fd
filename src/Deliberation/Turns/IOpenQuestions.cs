namespace Isegoria.Deliberation.Turns;

/// <summary>What waits for a person: questions the documents did not answer, and wishes to talk to somebody.</summary>
public interface IOpenQuestions
{
    /// <summary>Of a consultation, oldest first.</summary>
    /// <param name="closed">Those a person has closed as well.</param>
    Task<IReadOnlyList<OpenQuestion>> ListAsync(ConsultationId consultation, bool closed, CancellationToken cancellation);

    /// <summary>Marks one as answered, or as needing no answer. False where there is no such one that is open.</summary>
    /// <param name="by">How whoever closes it calls themselves.</param>
    Task<bool> CloseAsync(ConsultationId consultation, long number, string by, DateTimeOffset at, CancellationToken cancellation);
}

/// <param name="Number">Given by the store, never twice.</param>
/// <param name="Turn">The turn it comes from; none where the store did not keep it yet.</param>
/// <param name="Text">The citizen's own words; empty for a wish to talk to a person that said nothing further, or was voiced before consent.</param>
public sealed record OpenQuestion(long Number, ActivityId? Turn, ConversationId Conversation, string Text, DateTimeOffset AskedAt, DateTimeOffset? ClosedAt, string? ClosedBy)
{
    /// <summary>Without the citizen's words, so that a stray log line cannot leak them.</summary>
    public override string ToString() => $"OpenQuestion {Number} ({Text.Length} characters)";
}
