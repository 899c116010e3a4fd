using System.Numerics.Tensors;
using System.Security.Cryptography;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Encoding;

/// <summary>Sentence vectors (unit length) from an ONNX file. Safe to call from several threads at once.</summary>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private readonly PieceTokenizer _tokenizer;
    private readonly OnnxModel _model;
    private readonly int _batchSize;

    /// <param name="contentRoot">Where a relative folder starts.</param>
    /// <exception cref="InvalidDataException">A file of the model is missing or damaged; the message names it.</exception>
    public OnnxSentenceEncoder(EncoderOptions options, string contentRoot)
    {
        var folder = Path.GetFullPath(options.Folder!, contentRoot);
        var file = EncoderFile.Of(folder);
        _tokenizer = new PieceTokenizer(Path.Combine(folder, file.Tokenizer), file);
        _batchSize = options.BatchSize!.Value;
        _model = new OnnxModel(Path.Combine(folder, file.Model), file.Output, options.Threads!.Value, file.Pooling);
        Name = NameOf(folder);
    }

    /// <summary>The folder's name and eight hexadecimal digits of its files' SHA-256: other weights, another name.</summary>
    public string Name { get; }

    public int Dimensions => _model.Width;

    /// <summary>The name an encoder in that folder would have.</summary>
    /// <exception cref="InvalidDataException">The description is broken; the message names it.</exception>
    /// <exception cref="IOException">A file of it is missing.</exception>
    public static string NameOf(string folder)
    {
        var file = EncoderFile.Of(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Path.Combine(folder, file.Model));

        // A described encoder is another one with other prefixes or another tokenizer.
        if (file != EncoderFile.E5)
        {
            Add(hash, Path.Combine(folder, EncoderFile.Name));
            Add(hash, Path.Combine(folder, file.Tokenizer));
        }
        return $"{new DirectoryInfo(folder).Name}/{Convert.ToHexStringLower(hash.GetHashAndReset())[..8]}";
    }

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
    {
        var rows = _model.Run([.. texts.Select(text => _tokenizer.Ids(text, purpose))], _batchSize, tokensAtOnce: int.MaxValue, cancellation);
        foreach (var row in rows)
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), row);
        return rows;
    }

    public void Dispose() => _model.Dispose();

    private static void Add(IncrementalHash hash, string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        while (file.Read(buffer) is var read and > 0)
            hash.AppendData(buffer, 0, read);
    }
}
