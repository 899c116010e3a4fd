using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Channels;

/// <summary>One holder at a time per conversation; a lock that nobody waits for takes no memory.</summary>
internal sealed class ConversationLocks
{
    private readonly Dictionary<ConversationId, Entry> _entries = [];

    public async Task<IDisposable> EnterAsync(ConversationId conversation, CancellationToken cancellation)
    {
        Entry entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(conversation, out entry!))
                _entries[conversation] = entry = new Entry();
            entry.Users++;
        }

        try
        {
            await entry.Turnstile.WaitAsync(cancellation);
        }
        catch
        {
            Leave(conversation, entry);
            throw;
        }

        return new Holder(this, conversation, entry);
    }

    private void Leave(ConversationId conversation, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users > 0)
                return;
            _entries.Remove(conversation);
            entry.Turnstile.Dispose();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turnstile { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Holder(ConversationLocks locks, ConversationId conversation, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Turnstile.Release();
            locks.Leave(conversation, entry);
        }
    }
}
