using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Microsoft.Extensions.Hosting;

namespace Isegoria.Backends.Bias;

/// <summary>Scores one text before the first citizen comes: what is wrong with the model stops the start, and the first reply finds it warm.</summary>
internal sealed class ClassifierAtStart(IBiasClassifier classifier) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        classifier.ScoreAsync(["Bonjour."], Language.French, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
