using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Turns;

public enum MessageKind
{
    /// <summary>The citizen has opened the conversation and written nothing yet.</summary>
    Arrived,

    /// <summary>The citizen wrote or pressed a button.</summary>
    Said,

    /// <summary>The citizen wrote nothing: they are told something, see <see cref="CitizenMessage.Told"/>.</summary>
    Told,
}

/// <summary>What a channel hands to the line. The text is data: nothing in it is ever an instruction or HTML.</summary>
/// <param name="Text">Plain text, at most 4,000 characters (the channel cuts or refuses); empty when the citizen only arrived.</param>
/// <param name="Locale">The language the channel reports, if it does.</param>
/// <param name="ReplyTo">Where the reply goes.</param>
/// <param name="Echo">The channel's own form of the message, kept in the same transaction where the channel serves a history itself; opaque here.</param>
public sealed record CitizenMessage(
    ActivityId Activity,
    ConversationId Conversation,
    ConsultationId Consultation,
    MessageKind Kind,
    string Text,
    Language? Locale,
    ReturnAddress ReplyTo,
    DateTimeOffset ReceivedAt,
    string? Echo = null)
{
    /// <summary>For <see cref="MessageKind.Told"/>, what is told.</summary>
    public Told? Told { get; init; }

    /// <summary>It was left unanswered and a later one has its answer: where the citizen stands now is not where they wrote it.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Without the citizen's words, so that a stray log line cannot leak them.</summary>
    public override string ToString() => $"CitizenMessage {Activity} ({Kind}, {Text.Length} characters)";
}
