using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Schema;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// One reply while it is made. Where it takes long and nothing of it was shown yet, a typing activity says now and then that
/// it is being made.
/// </summary>
internal sealed class LiveReply : ILiveReply
{
    private readonly Lock _gate = new();
    private readonly CitizenMessage _message;
    private readonly ConversationReference _address;
    private readonly DirectLineStreams _streams;
    private readonly TimeProvider _time;
    private readonly Action<string> _log;
    private readonly ITimer _typing;
    private int _shown;
    private bool _ended;

    public LiveReply(
        CitizenMessage message, ConversationReference address, DirectLineStreams streams, LiveReplyOptions options, TimeProvider time, Action<string> log)
    {
        (_message, _address, _streams, _time, _log) = (message, address, streams, time, log);
        _typing = time.CreateTimer(_ => Pass(TypingYet), null, options.TypingAfter!.Value, options.TypingEvery!.Value);
    }

    public bool IsWatched => _streams.CountOf(_message.Conversation) > 0;

    public void Show(Reply soFar) => Pass(() => Livestream.Chunk(_message, _address, soFar, ++_shown, _time.GetUtcNow()));

    public void Dispose()
    {
        lock (_gate)
            _ended = true;
        _typing.Dispose();
    }

    private PassingFrame? TypingYet() =>
        _shown > 0 ? null : Livestream.Typing(_message.Activity, _address, _time.GetUtcNow());

    /// <summary>Under a lock: once the reply itself is on its way nothing passes any more.</summary>
    private void Pass(Func<PassingFrame?> make)
    {
        lock (_gate)
        {
            try
            {
                if (!_ended && make() is { } frame)
                    _streams.Show(_message.Conversation, frame);
            }
            catch (Exception e)
            {
                _log(Fault.Of(e)); // What is shown early may be missed; the reply itself may not.
            }
        }
    }
}
