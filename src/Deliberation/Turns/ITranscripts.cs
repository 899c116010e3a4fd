using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Turns;

/// <summary>Turns as an organiser looks for them and reads them. What was erased is not found, and is read as a gap.</summary>
public interface ITranscripts
{
    /// <summary>The newest first; without <see cref="TranscriptQuery.Before"/> and <see cref="TranscriptQuery.After"/>, from the newest of all.</summary>
    Task<TranscriptPage> FindAsync(TranscriptQuery query, CancellationToken cancellation);

    /// <summary>A conversation from its beginning; empty where the consultation has none of this id.</summary>
    Task<IReadOnlyList<KeptTurn>> ReadAsync(ConsultationId consultation, ConversationId conversation, CancellationToken cancellation);

    /// <summary>The channels there are conversations on, as conversation ids begin.</summary>
    Task<IReadOnlyList<string>> ChannelsAsync(ConsultationId consultation, CancellationToken cancellation);
}

/// <summary>What is looked for; what is left out does not matter.</summary>
/// <param name="Text">Words that what was written or replied holds, all of them, whatever their case and accents.</param>
/// <param name="Stage">Id of the stage the citizen stood in after it.</param>
/// <param name="Channel">How conversation ids begin.</param>
/// <param name="Verdict">Name of the verdict's case.</param>
/// <param name="Until">Turns decided before it.</param>
/// <param name="Before">Turns older than the one at this place.</param>
/// <param name="After">Turns newer than the one at this place.</param>
/// <param name="Most">How many to answer at most.</param>
public sealed record TranscriptQuery(
    ConsultationId Consultation,
    int Most,
    string Text = "",
    string? Stage = null,
    string? Channel = null,
    string? Verdict = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    long? Before = null,
    long? After = null)
{
    /// <summary>Without the words looked for, which may be a citizen's.</summary>
    public override string ToString() => $"TranscriptQuery {Consultation} ({Text.Length} characters)";
}

/// <param name="Newer">Whether there are newer ones than these.</param>
/// <param name="Older">Whether there are older ones.</param>
public sealed record TranscriptPage(IReadOnlyList<FoundTurn> Turns, bool Newer, bool Older);

/// <param name="Place">Where it stands among all turns of the store.</param>
public sealed record FoundTurn(long Place, Turn Turn);

/// <param name="Number">Position in the conversation, from 1.</param>
/// <param name="Turn">None where the citizen had their words erased.</param>
/// <param name="SentAt">When its reply went out; none while it waits.</param>
/// <param name="Held">Of a reply that was held.</param>
public sealed record KeptTurn(int Number, Turn? Turn, DateTimeOffset? SentAt, HeldDecision? Held);

/// <param name="Outcome">None while it waits.</param>
/// <param name="By">Empty where the time limit decided.</param>
/// <param name="Sent">What was sent in its place, once that is.</param>
public sealed record HeldDecision(HeldOutcome? Outcome, string By, DateTimeOffset? At, IReadOnlyList<Utterance> Sent);
