using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Isegoria.Backends.Encoding;

/// <summary>
/// An ONNX file from token ids to one row of numbers per text: `input_ids` and `attention_mask` (int64, batch x tokens), and
/// zeros for `token_type_ids` where it wants them, to the named output (float, batch x <see cref="Width"/>, or batch x
/// tokens x <see cref="Width"/> where it is pooled). Several threads may run it at once, and it may be disposed while
/// they do: a caller that gave up waiting leaves its run behind, and freeing the session under it would end the process.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private const string TokenTypes = "token_type_ids";

    private readonly Lock _door = new();
    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly Pooling _pooling;
    private int _running;
    private bool _closed;

    /// <exception cref="InvalidDataException">The file cannot be opened or has no such output; the message names it.</exception>
    public OnnxModel(string path, string output, int threads, Pooling pooling = Pooling.None)
    {
        _outputs = [output];
        _pooling = pooling;
        _session = Open(path, threads);
        if (!_session.OutputMetadata.TryGetValue(output, out var metadata))
        {
            _session.Dispose();
            throw new InvalidDataException($"{path} has no output \"{output}\".");
        }
        _inputs = _session.InputMetadata.ContainsKey(TokenTypes) ? ["input_ids", "attention_mask", TokenTypes] : ["input_ids", "attention_mask"];
        Width = metadata.Dimensions[^1];
        if (Width > 0 && metadata.Dimensions.Length == (pooling == Pooling.None ? 2 : 3))
            return;
        _session.Dispose();
        throw new InvalidDataException($"{path}: \"{output}\" has {metadata.Dimensions.Length} dimensions, the last {Width}, which does not go with pooling \"{pooling}\".");
    }

    /// <summary>How many numbers a row has.</summary>
    public int Width { get; }

    /// <summary>
    /// A row for each text, in their order. Computed shortest first, so that what stands together is about as long and little
    /// is padded.
    /// </summary>
    /// <param name="ids">Token ids of each text.</param>
    /// <param name="batchSize">The most texts computed at once.</param>
    /// <param name="tokensAtOnce">The most tokens computed at once, padding included, unless one text alone has more.</param>
    /// <exception cref="ObjectDisposedException">The model is closed.</exception>
    public float[][] Run(IReadOnlyList<long[]> ids, int batchSize, int tokensAtOnce, CancellationToken cancellation)
    {
        var rows = new float[ids.Count][];
        foreach (var batch in Batches(ids, batchSize, tokensAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (text, row) in batch.Zip(Run([.. batch.Select(text => ids[text])])))
                rows[text] = row;
        }
        return rows;
    }

    /// <summary>Refuses further runs at once; the session is freed by whoever leaves last.</summary>
    public void Dispose()
    {
        bool idle;
        lock (_door)
        {
            idle = !_closed && _running == 0;
            _closed = true;
        }
        if (idle)
            _session.Dispose();
    }

    private static IEnumerable<List<int>> Batches(IReadOnlyList<long[]> ids, int batchSize, int tokensAtOnce)
    {
        var batch = new List<int>();
        foreach (var text in Enumerable.Range(0, ids.Count).OrderBy(text => ids[text].Length))
        {
            if (batch.Count == batchSize || (batch.Count > 0 && (long)(batch.Count + 1) * ids[text].Length > tokensAtOnce))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(text);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <param name="rows">The longest last.</param>
    private float[][] Run(IReadOnlyList<long[]> rows)
    {
        Enter();
        try
        {
            return Compute(rows);
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        lock (_door)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _running++;
        }
    }

    private void Leave()
    {
        bool last;
        lock (_door)
            last = --_running == 0 && _closed;
        if (last)
            _session.Dispose();
    }

    private float[][] Compute(IReadOnlyList<long[]> rows)
    {
        var length = rows[^1].Length;
        var ids = new long[rows.Count * length];
        var mask = new long[ids.Length];
        Array.Fill(ids, PieceTokenizer.Padding);
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row].CopyTo(ids, row * length);
            Array.Fill(mask, 1, row * length, rows[row].Length);
        }

        long[] shape = [rows.Count, length];
        using var inputIds = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var attentionMask = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var types = _inputs.Length > 2 ? OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape) : null;
        using var run = new RunOptions();
        using var results = _session.Run(run, _inputs, types is null ? [inputIds, attentionMask] : [inputIds, attentionMask, types], _outputs);
        var numbers = results[0].GetTensorDataAsSpan<float>();

        var computed = new float[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
            computed[row] = Pooled(numbers, row, length, rows[row].Length);
        return computed;
    }

    /// <param name="padded">Tokens of the batch.</param>
    /// <param name="own">Tokens of the text.</param>
    private float[] Pooled(ReadOnlySpan<float> numbers, int row, int padded, int own)
    {
        if (_pooling == Pooling.None)
            return numbers.Slice(row * Width, Width).ToArray();
        var sum = new float[Width];
        var tokens = _pooling == Pooling.First ? 1 : own;
        for (var token = 0; token < tokens; token++)
            TensorPrimitives.Add(sum, numbers.Slice(((row * padded) + token) * Width, Width), sum);
        TensorPrimitives.Divide(sum, tokens, sum);
        return sum;
    }

    private static InferenceSession Open(string path, int threads)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            };

            // Threads that spin while they wait for the next run take the cores from the search that follows it.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"{path} cannot be opened as an ONNX model: {e.Message}", e);
        }
    }
}
