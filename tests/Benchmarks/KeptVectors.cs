using System.Collections.Concurrent;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Benchmarks;

/// <summary>Vectors kept in a file from one run to the next: encoding is nearly all the time a measurement takes.</summary>
internal sealed class KeptVectors : ISentenceEncoder, IDisposable
{
    private readonly OnnxSentenceEncoder _encoder;
    private readonly string? _file;
    private readonly ConcurrentDictionary<(string Text, EncodingPurpose Purpose), float[]> _known = [];

    /// <param name="file">Begun anew where it is absent or was written by another encoder; none where null.</param>
    public KeptVectors(OnnxSentenceEncoder encoder, string? file)
    {
        (_encoder, _file) = (encoder, file);
        if (file is null || !File.Exists(file))
            return;
        using var reader = new BinaryReader(File.OpenRead(file));
        if (reader.ReadString() != encoder.Name)
            return;
        for (var left = reader.ReadInt32(); left > 0; left--)
            _known[(reader.ReadString(), (EncodingPurpose)reader.ReadInt32())] = [.. Enumerable.Range(0, encoder.Dimensions).Select(_ => reader.ReadSingle())];
    }

    public string Name => _encoder.Name;

    public int Dimensions => _encoder.Dimensions;

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
    {
        var missing = texts.Distinct().Where(text => !_known.ContainsKey((text, purpose))).ToList();
        if (missing.Count > 0)
        {
            foreach (var (text, vector) in missing.Zip(_encoder.Encode(missing, purpose, cancellation)))
                _known[(text, purpose)] = vector;
        }
        return [.. texts.Select(text => _known[(text, purpose)])];
    }

    public void Dispose()
    {
        _encoder.Dispose();
        if (_file is null)
            return;
        using var writer = new BinaryWriter(File.Create(_file));
        writer.Write(Name);
        writer.Write(_known.Count);
        foreach (var ((text, purpose), vector) in _known)
        {
            writer.Write(text);
            writer.Write((int)purpose);
            foreach (var value in vector)
                writer.Write(value);
        }
    }
}
