using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// A reply as Web Chat's livestream: typing activities with all words so far, each in the place of the one before; the kept
/// reply's first message ends it. The stream's id derives from the turn, and the first message carries it whether or not
/// anything was streamed: so a client that saw half a stream before a crash still ends up with the one message.
/// </summary>
internal static class Livestream
{
    /// <summary>The id of the first activity of a stream; later ones name it.</summary>
    public static string IdOf(ActivityId answered) => $"{answered}.live";

    /// <summary>A chunk in two forms: for a socket that has seen the stream begin, and for one that sees it begin now.</summary>
    public static PassingFrame Chunk(CitizenMessage message, ConversationReference address, Reply soFar, int sequence, DateTimeOffset now)
    {
        var stream = IdOf(message.Activity);
        var activity = ChunkOf(message, soFar, now);
        var data = (JObject)activity.ChannelData;
        data["streamType"] = "streaming";
        data["streamSequence"] = sequence;

        // Where several streams begin in one conversation, Web Chat mistakes their order unless it is told.
        data["webchat:sequence-id"] = now.ToUnixTimeMilliseconds();
        activity.ApplyConversationReference(address);
        activity.Id = stream;
        var beginning = PassingFrame.TextOf(activity);
        data["streamId"] = stream;
        activity.Id = $"{stream}.{sequence}";
        return new PassingFrame(PassingFrame.TextOf(activity), stream, beginning);
    }

    /// <summary>Says that a reply is being made.</summary>
    public static PassingFrame Typing(ActivityId answered, ConversationReference address, DateTimeOffset now)
    {
        var activity = new Activity(ActivityTypes.Typing) { Timestamp = now };
        activity.ApplyConversationReference(address);
        activity.Id = $"{answered}.typing";
        return new PassingFrame(PassingFrame.TextOf(activity));
    }

    /// <summary>Marks the first message of a reply as what the stream, if there was one, comes to.</summary>
    public static void End(Activity message, ActivityId answered)
    {
        var data = (JObject)message.ChannelData;
        data["streamType"] = "final";
        data["streamId"] = IdOf(answered);
    }

    /// <summary>One activity, also where the reply will take several messages: each of those could not be taken back by itself.</summary>
    private static Activity ChunkOf(CitizenMessage message, Reply soFar, DateTimeOffset now)
    {
        var whole = soFar with { Messages = [Joined(soFar.Messages)] };
        var activity = ReplyActivities.From(
            new UnsentReply(message.Activity, message.Conversation, message.ReplyTo, whole, KeepsText: true, Erased: false, Attempts: 0, now))[0];
        activity.Type = ActivityTypes.Typing;
        activity.Timestamp = now;
        activity.InputHint = null;

        // There is no turn yet whose reasons could be asked for.
        ((activity.ChannelData as JObject)?["isegoria"] as JObject)?.Remove("turn");
        return activity;
    }

    private static Utterance Joined(IReadOnlyList<Utterance> messages) => new(
        [.. messages.SelectMany((message, i) => i == 0 ? message.Spans : [new Span("\n", Voice.Assistant), .. message.Spans])], []);
}
