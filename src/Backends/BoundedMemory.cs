using System.Security.Cryptography;

namespace Isegoria.Backends;

/// <summary>
/// Values by the digest of a text, so that nobody's words stay here. Bounded by two generations: when the young one is full
/// it becomes the old one, and the old one is forgotten; what is asked for again stays young. Safe to use from several threads.
/// </summary>
/// <param name="limit">The most values held, at least 2.</param>
internal sealed class BoundedMemory<T>(int limit)
{
    private readonly Lock _gate = new();
    private Dictionary<string, T> _young = [];
    private Dictionary<string, T> _old = [];

    /// <summary>How many values are held now, at most the limit.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _young.Count + _old.Count;
        }
    }

    public static string Key(string text) => Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>What is held of the keys asked for; absent where nothing is.</summary>
    public Dictionary<string, T> Recall(IEnumerable<string> keys)
    {
        var known = new Dictionary<string, T>();
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_young.TryGetValue(key, out var value))
                    known[key] = value;
                else if (_old.Remove(key, out value))
                    known[key] = Keep(key, value);
            }
        }

        return known;
    }

    public void Remember(IEnumerable<KeyValuePair<string, T>> values)
    {
        lock (_gate)
        {
            foreach (var (key, value) in values)
            {
                _old.Remove(key);
                Keep(key, value);
            }
        }
    }

    private T Keep(string key, T value)
    {
        if (_young.Count >= limit / 2 && !_young.ContainsKey(key))
            (_old, _young) = (_young, []);
        return _young[key] = value;
    }
}
