using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Measures;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Journal;

/// <summary>Measures how a consultation was deliberated, out of the store. Every turn is read once, and what people wrote is judged by the classifier of this machine alone.</summary>
public sealed partial class ConsultationMeasuring(
    IDbContextFactory<DeliberationStore> stores, IDialogLibrary dialogs, IBiasClassifier classifier, IOptions<MeasureOptions> options, TimeProvider time, ILogger<ConsultationMeasuring> logger)
{
    /// <summary>The same turns give the same intervals.</summary>
    private const int Seed = 1;

    private const int Together = 32;

    /// <exception cref="KeyNotFoundException">The consultation's dialog is not there.</exception>
    public async Task<ConsultationMeasures> MeasureAsync(Consultation consultation, CancellationToken cancellation)
    {
        var tally = new MeasureTally(dialogs.Find(consultation.Dialog), options.Value);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = store.Turns.AsNoTracking().Where(t => t.ConsultationId == consultation.Id.Value && t.Json != "")
            .OrderBy(t => t.ConversationId).ThenBy(t => t.Number).Select(t => t.Json);
        await foreach (var json in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            tally.Take(TurnJson.Read<Turn>(json));
        var texts = tally.Texts();
        return tally.Measure(texts, await HostileAsync(texts, cancellation), new Random(Seed), time.GetUtcNow());
    }

    /// <returns>None where the classifier fails: then nobody is said to be respectful.</returns>
    private async Task<IReadOnlySet<WrittenText>?> HostileAsync(IReadOnlyList<WrittenText> texts, CancellationToken cancellation)
    {
        var hostile = new HashSet<WrittenText>();
        try
        {
            foreach (var some in texts.GroupBy(text => text.Language).SelectMany(spoken => spoken.Chunk(Together)))
            {
                var scores = await classifier.ScoreAsync([.. some.Select(text => text.Text)], some[0].Language, cancellation);
                hostile.UnionWith(some.Zip(scores).Where(judged => classifier.Thresholds.Exceeded(judged.Second).Contains(BiasLabel.Hostility)).Select(judged => judged.First));
            }
            return hostile;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogUnjudged(e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What people wrote could not be judged for respect: {Kind}.")]
    private partial void LogUnjudged(string kind);
}
