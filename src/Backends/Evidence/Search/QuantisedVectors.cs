using System.Numerics.Tensors;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>
/// Unit vectors of passages as bytes, a scale for each, and exact search over all of them. Filled by
/// <see cref="Add"/>, then read by any number of threads.
/// </summary>
/// <param name="dimensions">Of every vector.</param>
internal sealed class QuantisedVectors(int dimensions)
{
    /// <summary>A chunk is what one thread takes at a time: large enough to be worth it, small enough to be shared out evenly.</summary>
    private const int RowsPerChunk = 8_192;

    private const int RowsAtFirst = 64;

    /// <summary>What the question's components are multiplied by. As the question has unit length, no sum of products comes near 2^31.</summary>
    private const float QuestionScale = short.MaxValue;

    private readonly int _stride = (dimensions + IntegerDot.Step - 1) / IntegerDot.Step * IntegerDot.Step;
    private readonly List<sbyte[]> _chunks = [];
    private readonly List<float> _scales = [];
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _rows = [];
    private readonly Dictionary<string, Sum> _sums = [];

    public int Count => _ids.Count;

    public int Dimensions => dimensions;

    /// <param name="id">Not added before.</param>
    public void Add(string id, string language, ReadOnlySpan<float> vector)
    {
        if (vector.Length != dimensions)
            throw new InvalidDataException($"The vector of {id} has {vector.Length} numbers where its encoder gives {dimensions}.");
        MakeRoom();
        var largest = Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(vector)), float.Epsilon);
        var row = Row(Count);
        for (var i = 0; i < vector.Length; i++)
            row[i] = (sbyte)MathF.Round(vector[i] / largest * sbyte.MaxValue);
        _rows.Add(id, Count);
        _ids.Add(id);
        _scales.Add(largest / sbyte.MaxValue / QuestionScale);
        if (!_sums.TryGetValue(language, out var sum))
            _sums[language] = sum = new Sum(new double[dimensions]);
        sum.Add(vector);
    }

    public bool Has(string id) => _rows.ContainsKey(id);

    /// <summary>The passages nearest to the question, nearest first, each with its cosine.</summary>
    /// <param name="question">Of unit length.</param>
    /// <param name="threads">How many may search at once.</param>
    public IReadOnlyList<(string Id, float Similarity)> Nearest(ReadOnlySpan<float> question, int most, int threads)
    {
        var whole = Whole(question);
        var best = new NearestRows(most);
        if (threads == 1 || _chunks.Count < 2)
        {
            for (var chunk = 0; chunk < _chunks.Count; chunk++)
                Scan(chunk, whole, best);
        }
        else
        {
            Parallel.For(
                0,
                _chunks.Count,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                () => new NearestRows(most),
                (chunk, _, own) => Scan(chunk, whole, own),
                own => best.Take(own));
        }
        return [.. best.Sorted().Select(found => (_ids[found.Row], found.Similarity))];
    }

    /// <summary>Cosine of the question with one passage; none where it has no vector.</summary>
    public float? Similarity(string id, ReadOnlySpan<float> question) =>
        _rows.TryGetValue(id, out var row) ? IntegerDot.Of(Whole(question), Row(row)) * _scales[row] : null;

    /// <summary>Mean cosine of the question with the passages of a language, drawn to a typical value where they are few.</summary>
    /// <param name="weight">How many passages the typical value weighs as much as, at least 1.</param>
    public double Background(string language, ReadOnlySpan<float> question, double typical, int weight)
    {
        var (total, count) = _sums.TryGetValue(language, out var sum) ? (sum.Dot(question), sum.Count) : (0, 0);
        return (total + (typical * weight)) / (count + weight);
    }

    /// <summary>A chunk grows to its full size, so that a consultation of twenty passages takes no megabytes.</summary>
    private void MakeRoom()
    {
        var within = Count % RowsPerChunk;
        if (within == 0)
            _chunks.Add(new sbyte[RowsAtFirst * _stride]);
        else if (within * _stride == _chunks[^1].Length)
            _chunks[^1] = [.. _chunks[^1], .. new sbyte[_chunks[^1].Length]];
    }

    private NearestRows Scan(int chunk, short[] question, NearestRows best)
    {
        var bytes = _chunks[chunk];
        var first = chunk * RowsPerChunk;
        var rows = Math.Min(RowsPerChunk, Count - first);
        for (var row = 0; row < rows; row++)
            best.Offer(first + row, IntegerDot.Of(question, bytes.AsSpan(row * _stride, _stride)) * _scales[first + row]);
        return best;
    }

    private Span<sbyte> Row(int row) => _chunks[row / RowsPerChunk].AsSpan(row % RowsPerChunk * _stride, _stride);

    private short[] Whole(ReadOnlySpan<float> question)
    {
        if (question.Length != dimensions)
            throw new ArgumentException($"The question has {question.Length} numbers where the passages have {dimensions}.", nameof(question));
        var whole = new short[_stride];
        for (var i = 0; i < question.Length; i++)
            whole[i] = (short)MathF.Round(question[i] * QuestionScale);
        return whole;
    }

    /// <summary>All vectors of a language together: their mean product with a question is the product with their mean.</summary>
    private sealed class Sum(double[] values)
    {
        public int Count { get; private set; }

        public void Add(ReadOnlySpan<float> vector)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] += vector[i];
            Count++;
        }

        public double Dot(ReadOnlySpan<float> question)
        {
            var dot = 0.0;
            for (var i = 0; i < values.Length; i++)
                dot += values[i] * question[i];
            return dot;
        }
    }
}
