using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>The streams that are open now. They read the history themselves; here they are only woken.</summary>
public sealed class DirectLineStreams(IOptions<DirectLineOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, List<DirectLineStream>> _open = [];

    /// <summary>New activities are in the history of a conversation.</summary>
    public void Notify(ConversationId conversation)
    {
        foreach (var stream in Open(conversation))
            stream.Wake();
    }

    /// <summary>Shows a frame to whoever looks right now; it is not kept. It comes before whatever is put in the history afterwards.</summary>
    internal void Show(ConversationId conversation, PassingFrame frame)
    {
        foreach (var stream in Open(conversation))
            stream.Wake(frame);
    }

    /// <summary>How many are open.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _open.Values.Sum(list => list.Count);
        }
    }

    /// <summary>How many look at a conversation now.</summary>
    public int CountOf(ConversationId conversation) => Open(conversation).Length;

    internal void Add(DirectLineStream stream)
    {
        DirectLineStream? oldest = null;
        lock (_gate)
        {
            if (!_open.TryGetValue(stream.Conversation, out var list))
                _open[stream.Conversation] = list = [];
            if (list.Count >= options.Value.MostStreamsPerConversation)
                oldest = list[0];
            list.Add(stream);
        }

        oldest?.Stop();
    }

    internal void Remove(DirectLineStream stream)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(stream.Conversation, out var list))
                return;
            list.Remove(stream);
            if (list.Count == 0)
                _open.Remove(stream.Conversation);
        }
    }

    private DirectLineStream[] Open(ConversationId conversation)
    {
        lock (_gate)
            return _open.TryGetValue(conversation, out var list) ? [.. list] : [];
    }
}
