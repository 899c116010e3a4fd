using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Shows replies while they are made on the open streams of Direct Line. Who polls, and every other channel, gets the reply
/// alone.
/// </summary>
internal sealed partial class LiveReplies(
    DirectLineStreams streams, IOptions<LiveReplyOptions> options, TimeProvider time, ILogger<LiveReplies> logger) : ILiveReplies
{
    private readonly ILogger _logger = logger;

    public ILiveReply Begin(CitizenMessage message)
    {
        try
        {
            var address = message.ReplyTo.Reference();
            if (address?.IsOurs() == true)
                return new LiveReply(message, address, streams, options.Value, time, fault => LogNotShown(message.Activity, fault));
        }
        catch (JsonException e)
        {
            LogNotShown(message.Activity, Fault.Of(e));
        }
        return new Unseen();
    }

    [LoggerMessage(LogLevel.Warning, "The reply to {Activity} is not shown while it is made: {Fault}")]
    private partial void LogNotShown(ActivityId activity, string fault);

    private sealed class Unseen : ILiveReply
    {
        public bool IsWatched => false;

        public void Show(Reply soFar)
        {
        }

        public void Dispose()
        {
        }
    }
}
