namespace Isegoria.Backends.Evidence.Search;

/// <summary>The rows with the highest similarities among those offered; of equal ones the first. Only <see cref="Take"/> may be called by several threads.</summary>
internal sealed class NearestRows(int most)
{
    private readonly PriorityQueue<int, (float Similarity, int Row)> _rows = new(most + 1, WorstFirst.Instance);
    private readonly Lock _taking = new();
    private float _least = float.NegativeInfinity;

    public void Offer(int row, float similarity)
    {
        // Nearly every row ends here.
        if (similarity < _least)
            return;
        if (_rows.Count < most)
            _rows.Enqueue(row, (similarity, row));
        else
            _rows.EnqueueDequeue(row, (similarity, row));
        if (_rows.Count == most && _rows.TryPeek(out _, out var worst))
            _least = worst.Similarity;
    }

    /// <summary>Takes over what another has found.</summary>
    public void Take(NearestRows other)
    {
        lock (_taking)
        {
            foreach (var (row, found) in other._rows.UnorderedItems)
                Offer(row, found.Similarity);
        }
    }

    /// <summary>Best first.</summary>
    public IEnumerable<(int Row, float Similarity)> Sorted() =>
        _rows.UnorderedItems.OrderByDescending(item => item.Priority, WorstFirst.Instance).Select(item => (item.Element, item.Priority.Similarity));

    private sealed class WorstFirst : IComparer<(float Similarity, int Row)>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare((float Similarity, int Row) x, (float Similarity, int Row) y) =>
            x.Similarity.CompareTo(y.Similarity) is var order and not 0 ? order : y.Row.CompareTo(x.Row);
    }
}
