using System.Numerics.Tensors;

namespace Isegoria.Benchmarks;

/// <summary>What the scan over bytes is measured against: whole floats in one array a passage block, dot products by the tensor package, the best by a full sort.</summary>
internal sealed class FloatScan(int dimensions)
{
    private const int RowsPerBlock = 8_192;

    private readonly List<float[]> _blocks = [];
    private readonly List<string> _ids = [];

    public void Add(string id, ReadOnlySpan<float> vector)
    {
        if (_ids.Count == _blocks.Count * RowsPerBlock)
            _blocks.Add(new float[RowsPerBlock * dimensions]);
        vector.CopyTo(_blocks[^1].AsSpan(_ids.Count % RowsPerBlock * dimensions));
        _ids.Add(id);
    }

    /// <summary>Dot products alone, by row.</summary>
    public float[] Similarities(ReadOnlySpan<float> question)
    {
        var similarities = new float[_ids.Count];
        for (var row = 0; row < similarities.Length; row++)
            similarities[row] = TensorPrimitives.Dot(question, _blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * dimensions, dimensions));
        return similarities;
    }

    public IReadOnlyList<string> Nearest(ReadOnlySpan<float> question, int most)
    {
        var rows = Enumerable.Range(0, _ids.Count).ToArray();
        var keys = Array.ConvertAll(Similarities(question), similarity => -similarity);
        Array.Sort(keys, rows);
        return [.. rows.Take(most).Select(row => _ids[row])];
    }
}
