namespace Isegoria.Deliberation.Turns;

/// <summary>Shows citizens who look right now that a reply is being made, and what of it has passed the gate so far.</summary>
public interface ILiveReplies
{
    /// <summary>Begins for a message that the line is about to answer. Never throws.</summary>
    ILiveReply Begin(CitizenMessage message);
}

/// <summary>
/// A reply while it is made. Nothing of it is kept, and it may be seen in part or not at all: the reply that the
/// <see cref="IOutbox"/> sends takes its place. Disposed of, it shows nothing more.
/// </summary>
public interface ILiveReply : IDisposable
{
    /// <summary>Whether anybody would see what is shown.</summary>
    bool IsWatched { get; }

    /// <summary>Shows the reply as far as it goes, in place of what was shown before. Never throws.</summary>
    void Show(Reply soFar);
}
