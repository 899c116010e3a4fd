using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Takes what clients post to the bot, and tells the bot who joined.</summary>
public sealed partial class DirectLineInbox(
    DirectLineStamp stamp,
    DirectLineAdapter adapter,
    IChannelLog log,
    DirectLineStreams streams,
    IOptions<ChannelOptions> options,
    ILogger<DirectLineInbox> logger)
{
    /// <summary>
    /// Hands an activity to the bot and answers its id, the same at every attempt where the client gave it a
    /// <c>clientActivityID</c>. A message enters the history with the bot's journal, in one transaction; other activities here,
    /// without what their author wrote: no turn would ever forget it.
    /// Not cancelled when the client goes away: a citizen who closes the page has still said it.
    /// </summary>
    /// <exception cref="RefusedException">The activity is not one a client may send, its mark was another's, the conversation has ended, or the bot failed.</exception>
    public async Task<string> TakeAsync(string conversation, string? user, Activity posted, IBot bot)
    {
        RequireAcceptable(posted);
        var activity = stamp.Posted(posted, conversation, user);
        if (activity.Type == ActivityTypes.Typing)
            return activity.Id;

        var id = DirectLineIds.Conversation(conversation);
        if (activity.Type != ActivityTypes.Message && await log.HasAsync(id, activity.Id, CancellationToken.None))
            return activity.Id;
        if (await log.HasAsync(id, DirectLineIds.End(conversation), CancellationToken.None))
            throw RefusedException.Ended();

        await RunBotAsync(activity, bot);
        if (activity.Type != ActivityTypes.Message)
            await log.AppendAsync(id, activity.Id, DirectLineJson.Write(DirectLineStamp.WithoutWords(activity)), CancellationToken.None);
        streams.Notify(id);
        return activity.Id;
    }

    /// <summary>
    /// Says that the bot joined, and the user where the token names one. Nothing is said where the history has begun: then it
    /// was said before. A bot that fails here is told again when the client starts or reconnects.
    /// </summary>
    public async Task GreetAsync(string conversation, string? user, string? locale, IBot bot)
    {
        if (await log.LastAsync(DirectLineIds.Conversation(conversation), CancellationToken.None) > 0)
            return;

        ChannelAccount[] members = user is null ? [stamp.Bot] : [stamp.Bot, new ChannelAccount(user, role: RoleTypes.User)];
        foreach (var member in members)
        {
            try
            {
                await RunBotAsync(stamp.Joined(member, conversation, user, locale), bot);
            }
            catch (RefusedException)
            {
                // Logged where it happened; the conversation is open all the same.
            }
        }
    }

    private async Task RunBotAsync(Activity activity, IBot bot)
    {
        try
        {
            await adapter.ProcessAsync(activity, bot, CancellationToken.None);
        }
        catch (ActivityTakenException e)
        {
            throw new RefusedException("Another activity was posted with this clientActivityID; give each its own.", e);
        }
        catch (Exception e)
        {
            BotFailed(activity.Id, Fault.Of(e));
            throw RefusedException.BotRejected(e);
        }
    }

    private void RequireAcceptable(Activity activity)
    {
        switch (activity.Type)
        {
            case null or "":
                throw new RefusedException("The activity has no type.");
            case ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.Event or ActivityTypes.MessageReaction or ActivityTypes.EndOfConversation:
                break;
            default:
                throw new RefusedException("A client sends message, typing, event, messageReaction or endOfConversation.");
        }

        if (activity.Text?.Length > options.Value.LongestText)
            throw new RefusedException($"The text is longer than {options.Value.LongestText} characters.");
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
            throw new RefusedException("The delivery mode expectReplies is not supported here; replies come on the stream.");
        if (activity.Attachments?.Any(a => a?.ContentUrl is not null) == true)
            throw RefusedException.NoFiles();
    }

    [LoggerMessage(LogLevel.Error, "The bot failed on activity {Activity}: {Fault}")]
    private partial void BotFailed(string activity, string fault);
}
