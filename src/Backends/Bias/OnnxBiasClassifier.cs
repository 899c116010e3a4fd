using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Bias;

/// <summary>The fine-tuned classifier of a model folder. It is multilingual, so the language changes nothing. Safe to call from several threads.</summary>
public sealed class OnnxBiasClassifier : IBiasClassifier, IDisposable
{
    private readonly BiasModel _model;
    private readonly BiasNetwork _network;

    /// <param name="threads">How many cores one call uses.</param>
    /// <param name="batchSize">The most texts computed at once.</param>
    /// <exception cref="InvalidDataException">A file of the folder is missing or damaged; the message names it.</exception>
    public OnnxBiasClassifier(string folder, int threads, int batchSize)
    {
        _model = BiasModel.Read(folder);
        Thresholds = _model.Thresholds();
        var network = Path.Combine(folder, BiasModel.NetworkFile);
        _network = new BiasNetwork(network, Path.Combine(folder, BiasModel.TokenizerFile), threads, batchSize);
        if (_network.Outputs != Thresholds.Labels.Count + 1)
        {
            _network.Dispose();
            throw new InvalidDataException($"{network} has {_network.Outputs} outputs where {Thresholds.Labels.Count + 1} were expected.");
        }
    }

    public string Version => _model.Version;

    public BiasThresholds Thresholds { get; }

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BiasScore>>([.. _network.Read(texts, cancellation).Select(_model.Score)]);

    public void Dispose() => _network.Dispose();
}
