using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Journal;

internal static class MessageRows
{
    public static MessageRow From(CitizenMessage message) => new()
    {
        ActivityId = message.Activity.Value,
        ConversationId = message.Conversation.Value,
        ConsultationId = message.Consultation.Value,
        Kind = message.Kind.ToString(),
        Text = message.Text,
        Locale = message.Locale?.Code,
        ReplyTo = message.ReplyTo.Value,
        ReceivedAt = message.ReceivedAt,
    };

    public static CitizenMessage ToMessage(MessageRow row) => new(
        new ActivityId(row.ActivityId),
        new ConversationId(row.ConversationId),
        new ConsultationId(row.ConsultationId),
        Enum.Parse<MessageKind>(row.Kind),
        row.Text,
        Language.FromTag(row.Locale),
        new ReturnAddress(row.ReplyTo),
        row.ReceivedAt);
}
