using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What the citizen sent, with the draws a move may need, so that the move itself draws nothing.</summary>
/// <param name="Locale">The language the channel reports; looked at only when a citizen begins.</param>
/// <param name="Seed">For a citizen who begins; looked at only then.</param>
/// <param name="Fresh">For a statement the citizen approves with this message.</param>
public sealed record Incoming(MessageKind Kind, string Text, Language? Locale, int Seed, StatementId Fresh)
{
    /// <summary>For a message of kind <see cref="MessageKind.Told"/>.</summary>
    public Told? Told { get; init; }

    /// <summary>Whether the text was the code of a live session, which the citizen is in now.</summary>
    public bool HasJoined { get; init; }

    /// <summary>The turn whose reply was held, where a person decided about one.</summary>
    public Turn? Held { get; init; }
}
