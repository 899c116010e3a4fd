using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Sessions;

/// <summary>Where live sessions are kept. A change and what the room is told of it are kept together: neither is ever without the other.</summary>
public interface ILiveSessions
{
    /// <exception cref="InvalidOperationException">Another session has the code.</exception>
    Task OpenAsync(LiveSession session, CancellationToken cancellation);

    Task<LiveSession?> FindAsync(SessionId id, CancellationToken cancellation);

    /// <summary>An open session by its code.</summary>
    Task<LiveSession?> FindByCodeAsync(string code, CancellationToken cancellation);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<LiveSession>> ListAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>Keeps a change and what it tells every member; answers the messages to carry through the line.</summary>
    /// <exception cref="StaleSessionException">The session is no longer at the version before.</exception>
    Task<IReadOnlyList<CitizenMessage>> ChangeAsync(SessionChange.Done change, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Joins a conversation; joining again changes the name alone.</summary>
    /// <param name="name">A first name or pseudonym that the citizen chose for the room, or none.</param>
    Task JoinAsync(SessionId session, ConversationId conversation, string? name, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// A text that is another one once anything staff see of the room has changed: the session, who is here, turns, held replies,
    /// open questions, statements. Costs one look, without anybody's words. Empty where there is no such session.
    /// </summary>
    Task<string> MarkAsync(SessionId session, CancellationToken cancellation);

    /// <summary>The same of all sessions and consultations there are.</summary>
    Task<string> MarkAsync(CancellationToken cancellation);

    /// <summary>Who is in the room, in the order they came.</summary>
    Task<IReadOnlyList<Present>> PresentAsync(SessionId session, CancellationToken cancellation);
}

/// <summary>A citizen in the room, as far as staff may see: no words, no address.</summary>
/// <param name="Stage">The stage they stand in; empty before their first turn.</param>
/// <param name="Spoken">How many messages they sent since they joined.</param>
public sealed record Present(ConversationId Conversation, string? Name, string Stage, int Spoken, DateTimeOffset JoinedAt);

public sealed class StaleSessionException : Exception
{
    public StaleSessionException()
    {
    }

    public StaleSessionException(string message)
        : base(message)
    {
    }

    public StaleSessionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
