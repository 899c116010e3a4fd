using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels;

/// <summary>Hands one reply to the channel it belongs to.</summary>
public sealed class ReplyDelivery(
    DirectLineAdapter directLine, ForgottenWords words, IChannelLog log, CloudAdapter cloud, IConfiguration configuration, IOptions<ChannelOptions> options)
{
    /// <exception cref="Exception">The channel did not take it; nothing is known of how much of it was shown.</exception>
    public async Task DeliverAsync(UnsentReply reply, CancellationToken cancellation)
    {
        if (reply.Erased)
        {
            // Once more: an earlier reply may have been on its way while the words were erased.
            await log.EraseAsync(reply.Conversation, reply.Activity, cancellation);
        }

        var address = reply.ReplyTo.Reference();
        if (!reply.KeepsText && address?.IsOurs() == true)
            await words.ForgetAsync(reply.Conversation, reply.Activity.Value, cancellation);

        // Who is told something that has nothing to say where they stand hears nothing; the SDK refuses to send no activity at all.
        if (reply.Reply.Messages.Count == 0)
            return;
        if (address is null)
            throw new InvalidOperationException($"The reply to {reply.Activity} has no return address.");
        if (reply.Kind is MessageKind.Told)
            address.ActivityId = null;

        BotAdapter adapter = address.IsOurs() ? directLine : cloud;
        await adapter.ContinueConversationAsync(
            configuration["MicrosoftAppId"] ?? "",
            address,
            (turn, token) => SendAsync(turn, address, reply, token),
            cancellation);
    }

    /// <summary>The continued turn has an id of its own; the reply is to the citizen's activity.</summary>
    private Task<ResourceResponse[]> SendAsync(ITurnContext turn, ConversationReference address, UnsentReply reply, CancellationToken cancellation)
    {
        turn.Activity.Id = address.ActivityId;
        var activities = ReplyActivities.From(reply, options.Value.PublicAddress);
        if (address.IsOurs())
            Livestream.End(activities[0], reply.Activity);
        return turn.SendActivitiesAsync([.. activities], cancellation);
    }
}
