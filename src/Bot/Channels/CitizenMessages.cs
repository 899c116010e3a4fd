using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Isegoria.Bot.Channels;

/// <summary>Reads Bot Framework activities as the line's own messages; nothing of the SDK goes further than here.</summary>
internal static class CitizenMessages
{
    public static CitizenMessage Said(Activity activity, ConsultationId consultation, string text, string? echo, DateTimeOffset now) =>
        new(Id(activity, activity.Id), ConversationOf(activity), consultation, MessageKind.Said, text,
            Language.FromTag(activity.Locale), Written(activity.GetConversationReference()), now, echo);

    /// <summary>
    /// Opening a conversation counts as one activity, however often a channel announces it. The welcome is a reply to nothing
    /// the client has seen; Web Chat would hold back a reply to an activity that it is waiting for.
    /// </summary>
    public static CitizenMessage Arrived(Activity activity, ConsultationId consultation, DateTimeOffset now)
    {
        var address = activity.GetConversationReference();
        address.ActivityId = null;
        return new CitizenMessage(
            Id(activity, $"{activity.Conversation.Id}|arrived"), ConversationOf(activity), consultation, MessageKind.Arrived, "",
            Language.FromTag(activity.Locale), Written(address), now);
    }

    public static ConversationId ConversationOf(Activity activity) => activity.IsOurs()
        ? DirectLineIds.Conversation(activity.Conversation.Id)
        : new ConversationId($"{activity.ChannelId}/{activity.Conversation.Id}");

    /// <summary>A button's value where the text is empty (an Adaptive Card's submit), otherwise the text.</summary>
    public static string TextOf(Activity activity) =>
        !string.IsNullOrWhiteSpace(activity.Text) ? activity.Text.Trim()
        : activity.Value is string value ? value.Trim()
        : "";

    /// <summary>Direct Line's ids name their conversation and are unique; other channels promise that only within a conversation.</summary>
    private static ActivityId Id(Activity activity, string id) =>
        activity.IsOurs() ? new ActivityId(id) : new ActivityId($"{ConversationOf(activity)}/{id}");

    private static ReturnAddress Written(ConversationReference address) =>
        new(JsonConvert.SerializeObject(address, HttpHelper.BotMessageSerializerSettings));
}
