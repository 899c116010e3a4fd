using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Bias;

/// <summary>
/// Texts to the raw outputs of a fine-tuned network. It scales what it computes by token, so a text's outputs are the same
/// whatever is read beside it. Safe to call from several threads.
/// </summary>
internal sealed class BiasNetwork : IDisposable
{
    /// <summary>The most tokens computed at once, padding included: bounds memory whatever is asked.</summary>
    private const int TokensAtOnce = 4096;

    private readonly PieceTokenizer _tokenizer;
    private readonly OnnxModel _model;
    private readonly int _batchSize;

    /// <param name="threads">How many cores one call uses.</param>
    /// <param name="batchSize">The most texts computed at once.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged; the message names it.</exception>
    public BiasNetwork(string network, string tokenizer, int threads, int batchSize)
    {
        _tokenizer = new PieceTokenizer(tokenizer);
        _model = new OnnxModel(network, "logits", threads);
        _batchSize = batchSize;
    }

    public int Outputs => _model.Width;

    /// <summary>For each text the highest value of each output over its windows: one window, but for texts longer than 512 tokens.</summary>
    public float[][] Read(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var windows = texts.SelectMany((text, at) => _tokenizer.Windows(text, EncodingPurpose.Query).Select(ids => (Text: at, Ids: ids))).ToList();
        var computed = _model.Run([.. windows.Select(window => window.Ids)], _batchSize, TokensAtOnce, cancellation);
        var outputs = new float[texts.Count][];
        foreach (var (window, row) in windows.Zip(computed))
            outputs[window.Text] = outputs[window.Text] is { } others ? Higher(others, row) : row;
        return outputs;
    }

    public void Dispose() => _model.Dispose();

    private static float[] Higher(float[] one, float[] other) => [.. one.Zip(other, Math.Max)];
}
