using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>What the channel alone says of an activity: ids, accounts, address and time. Whatever a client claims there is overwritten.</summary>
public sealed class DirectLineStamp(IOptions<DirectLineOptions> options, IIdSource ids, TimeProvider time)
{
    public const string InPlaceOfWords = "…";

    public ChannelAccount Bot => new(options.Value.BotId, options.Value.BotName, RoleTypes.Bot);

    /// <summary>Completes an activity that a client posted.</summary>
    /// <param name="user">The token's user, or null where the client says who writes.</param>
    /// <exception cref="RefusedException">Nobody is named as the author, or the bot is.</exception>
    public Activity Posted(Activity activity, string conversation, string? user)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.From ??= new ChannelAccount();
        activity.From.Id = user ?? activity.From.Id;
        activity.From.Role = RoleTypes.User;
        activity.From.AadObjectId = null;
        if (string.IsNullOrEmpty(activity.From.Id) || activity.From.Id == options.Value.BotId)
            throw new RefusedException("The activity needs a from.id that is not the bot's.");

        activity.Id = activity.Type == ActivityTypes.EndOfConversation ? DirectLineIds.End(conversation)
            : ClientActivityId(activity) is { } own ? DirectLineIds.Posted(conversation, own)
            : DirectLineIds.Activity(conversation, ids.NewId());
        return Addressed(activity, conversation);
    }

    /// <summary>Tells the bot that somebody joined: itself, or the user.</summary>
    /// <param name="user">The user the token names, or null.</param>
    public Activity Joined(ChannelAccount member, string conversation, string? user, string? locale)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Addressed(
            new Activity(ActivityTypes.ConversationUpdate)
            {
                Id = DirectLineIds.Joined(conversation, member.Id),
                From = new ChannelAccount(user ?? conversation, role: RoleTypes.User),
                MembersAdded = [member],
                Locale = locale,
            },
            conversation);
    }

    /// <summary>The same activity with nothing that its author wrote: only what the channel says of it, and the mark by which a client knows its own.</summary>
    public static Activity WithoutWords(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return new Activity(activity.Type)
        {
            Id = activity.Id,
            Timestamp = activity.Timestamp,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            From = new ChannelAccount(activity.From.Id, role: activity.From.Role),
            Recipient = activity.Recipient,
            Conversation = activity.Conversation,
            Text = activity.Type == ActivityTypes.Message ? InPlaceOfWords : null,
            ChannelData = ClientActivityId(activity) is { } own ? new JObject { ["clientActivityID"] = own } : null,
        };
    }

    private Activity Addressed(Activity activity, string conversation)
    {
        activity.ChannelId = DirectLineIds.Channel;
        activity.ServiceUrl = DirectLineIds.ServiceUrl;
        activity.CallerId = null;
        activity.Conversation = new ConversationAccount(id: conversation);
        activity.Recipient = Bot;
        activity.Timestamp = time.GetUtcNow();
        return activity;
    }

    private static string? ClientActivityId(Activity activity) =>
        (activity.ChannelData as JObject)?["clientActivityID"] is JValue { Type: JTokenType.String, Value: string { Length: > 0 } own } ? own : null;
}
