using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Takes activities in. It returns once the message is stored, so whoever delivered it may forget it; the reply leaves
/// through the <see cref="Outbox"/> when the line has decided it.
/// </summary>
public sealed partial class DeliberationBot(
    Inbox inbox, IChannelLog log, IOptions<ChannelOptions> options, TimeProvider time, ILogger<DeliberationBot> logger) : ActivityHandler
{
    /// <summary>Nothing is taken in from a group: one consent and one progress would stand for everybody in it.</summary>
    /// <exception cref="RefusedException">The reply is expected in the answer itself; it is decided after that.</exception>
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (turnContext?.Activity?.DeliveryMode == DeliveryModes.ExpectReplies)
            throw new RefusedException("The delivery mode expectReplies is not supported here; replies come by themselves.");
        if (turnContext?.Activity?.Conversation?.IsGroup == true)
            LogGroup(turnContext.Activity.ChannelId, turnContext.Activity.Type);
        else
            await base.OnTurnAsync(turnContext!, cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = (Activity)turnContext.Activity;
        var text = CitizenMessages.TextOf(activity);
        var fromOurServer = turnContext.Adapter is DirectLineAdapter;
        if (text.Length == 0)
        {
            // Nothing to answer, such as a card's submit that no card of ours sent. The client still waits for its echo, but no
            // turn would ever forget what else the activity holds.
            if (fromOurServer)
                await log.AppendAsync(CitizenMessages.ConversationOf(activity), activity.Id, DirectLineJson.Write(DirectLineStamp.WithoutWords(activity)), cancellationToken);
            return;
        }

        var echo = fromOurServer ? DirectLineJson.Write(activity) : null;
        var longest = options.Value.LongestText!.Value;
        var consultation = await ConsultationAsync(activity, cancellationToken);
        var message = CitizenMessages.Said(activity, consultation, WholeCharacters.Cut(text, longest), echo, time.GetUtcNow());
        await inbox.AcceptAsync(message, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = (Activity)turnContext.Activity;
        if (membersAdded.All(m => m.Id == activity.Recipient?.Id))
            return;
        var consultation = await ConsultationAsync(activity, cancellationToken);
        await inbox.AcceptAsync(CitizenMessages.Arrived(activity, consultation, time.GetUtcNow()), cancellationToken);
    }

    private async Task<ConsultationId> ConsultationAsync(Activity activity, CancellationToken cancellation) =>
        await log.FindAsync(CitizenMessages.ConversationOf(activity), cancellation) ?? new ConsultationId(options.Value.Consultation!);

    [LoggerMessage(LogLevel.Warning, "Ignored an activity ({Type}) of a group on {Channel}: consent and progress belong to one citizen, so groups are not answered")]
    private partial void LogGroup(string channel, string type);
}
