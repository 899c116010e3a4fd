using System.Collections.Concurrent;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Line;

/// <summary>Somebody who always looks on: everything that is shown of replies while they are made.</summary>
internal sealed class WatchedReplies : ILiveReplies
{
    private readonly ConcurrentDictionary<ActivityId, string> _shown = new();

    /// <summary>All words shown of the reply to a message, one look after the other.</summary>
    public string ShownOf(ActivityId message) => _shown.GetValueOrDefault(message, "");

    public ILiveReply Begin(CitizenMessage message) => new Watched(this, message.Activity);

    private sealed class Watched(WatchedReplies all, ActivityId message) : ILiveReply
    {
        public bool IsWatched => true;

        public void Show(Reply soFar)
        {
            var words = string.Concat(soFar.Messages.Select(one => one.Text));
            all._shown.AddOrUpdate(message, words, (_, before) => $"{before}\n{words}");
        }

        public void Dispose()
        {
        }
    }
}
