using System.Security.Claims;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// The SDK's adapter for our own Direct Line server. An outgoing activity enters the channel's history and wakes the open
/// streams; one that comes with an id is shown once, however often it is sent. Typing goes to open streams alone.
/// A turn's fault leaves <see cref="ProcessAsync"/> and <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/> as the exception it is.
/// </summary>
public sealed class DirectLineAdapter(IChannelLog log, DirectLineStreams streams, IIdSource ids, TimeProvider time) : BotAdapter
{
    /// <summary>Runs the bot for an activity that carries all that a channel sets.</summary>
    public async Task ProcessAsync(Activity incoming, IBot bot, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bot);
        using var turn = new TurnContext(this, incoming);
        await RunPipelineAsync(turn, bot.OnTurnAsync, cancellation);
    }

    /// <exception cref="InvalidOperationException">The conversation is not open, or an activity would break the client.</exception>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var sent = new List<ResourceResponse>(activities.Length);
        foreach (var activity in activities)
        {
            await SendAsync(activity, cancellationToken);
            sent.Add(new ResourceResponse(activity.Id));
        }

        return [.. sent];
    }

    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync("", reference, callback, cancellationToken);

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told of a changed activity; send a new one.");

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told of a removed activity.");

    private async Task SendAsync(Activity activity, CancellationToken cancellation)
    {
        var conversation = DirectLineIds.Conversation(activity.Conversation.Id);
        activity.Id ??= activity.Type == ActivityTypes.EndOfConversation
            ? DirectLineIds.End(activity.Conversation.Id)
            : DirectLineIds.Activity(activity.Conversation.Id, ids.NewId());
        activity.Timestamp ??= time.GetUtcNow();

        switch (activity.Type)
        {
            case ActivityTypes.Typing:
                streams.Show(conversation, new PassingFrame(PassingFrame.TextOf(activity)));
                break;
            case ActivityTypesEx.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(Convert.ToDouble(activity.Value, null)), time, cancellation);
                break;
            case ActivityTypes.ConversationUpdate or ActivityTypes.Trace or ActivityTypesEx.InvokeResponse:
                break; // Between channel and bot; a client never sees them.
            default:
                RequireSafe(activity);
                await log.AppendAsync(conversation, activity.Id, DirectLineJson.Write(activity), cancellation);
                streams.Notify(conversation);
                break;
        }
    }

    /// <summary>Web Chat shows nothing of a message, not even its text, when such an entity lacks its "@type".</summary>
    private static void RequireSafe(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Type == "https://schema.org/Message" && entity.Properties?["@type"]?.Type != JTokenType.String)
                throw new InvalidOperationException("An entity of type https://schema.org/Message needs an \"@type\".");
        }
    }
}
