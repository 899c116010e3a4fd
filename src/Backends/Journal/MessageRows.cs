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
        Text = message.Told is { } told ? TurnJson.Write(told) : message.Text,
        Locale = message.Locale?.Code,
        ReplyTo = message.ReplyTo.Value,
        ReceivedAt = message.ReceivedAt,
    };

    public static CitizenMessage ToMessage(MessageRow row)
    {
        var kind = Enum.Parse<MessageKind>(row.Kind);
        return new CitizenMessage(
            new ActivityId(row.ActivityId),
            new ConversationId(row.ConversationId),
            new ConsultationId(row.ConsultationId),
            kind,
            kind is MessageKind.Told ? "" : row.Text,
            Language.FromTag(row.Locale),
            new ReturnAddress(row.ReplyTo),
            row.ReceivedAt)
        {
            Told = kind is MessageKind.Told ? TurnJson.Read<Told>(row.Text) : null,
        };
    }
}
