namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Ids of single-use tokens that were used, until they would have expired anyway. Kept by one instance for itself.</summary>
public sealed class SpentTickets(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _spent = [];

    /// <summary>False where the ticket was spent before.</summary>
    public bool TrySpend(string id, DateTimeOffset ends)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var past in _spent.Where(s => s.Value <= now).Select(s => s.Key).ToList())
                _spent.Remove(past);
            return _spent.TryAdd(id, ends);
        }
    }
}
