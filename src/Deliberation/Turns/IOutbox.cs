namespace Isegoria.Deliberation.Turns;

/// <summary>Sends what the journal holds for a conversation, in order. A failure stays in the journal and is sent again later.</summary>
public interface IOutbox
{
    Task SendAsync(ConversationId conversation, CancellationToken cancellation);
}
