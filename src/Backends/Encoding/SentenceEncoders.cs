using System.Collections.Concurrent;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Encoding;

/// <summary>The encoder that the settings name, and those before it that stored vectors may still be of.</summary>
/// <param name="configured">What passages are encoded with from now on.</param>
/// <param name="former">Opens an encoder by its name; none where it is gone. Absent, no other encoder is known.</param>
public sealed class SentenceEncoders(ISentenceEncoder configured, FormerEncoders? former) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ISentenceEncoder?>> _former = new();

    public ISentenceEncoder Configured => configured;

    /// <summary>By the name that is stored with its vectors; opened once, at the first question for it.</summary>
    public ISentenceEncoder? Find(string name) =>
        name == configured.Name ? configured : _former.GetOrAdd(name, wanted => new Lazy<ISentenceEncoder?>(() => former?.Open(wanted))).Value;

    public void Dispose()
    {
        foreach (var opened in _former.Values.Where(one => one.IsValueCreated))
            (opened.Value as IDisposable)?.Dispose();
    }
}
