using System.Diagnostics;
using Isegoria.Backends.Evidence;
using Isegoria.Bot.Channels;
using Isegoria.Deliberation.Consultations;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot;

/// <summary>
/// Brings in the sample consultation where there is none yet, so that a first start has something to show; one that was
/// broken off is finished by the next. Tells at every start where the consultation that citizens are to find is missing.
/// </summary>
internal sealed partial class FirstStart(
    IConsultationStore consultations, SampleImport import, IHostEnvironment environment, IOptions<ChannelOptions> channels, ILogger<FirstStart> logger)
{
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if ((await consultations.ListAsync(cancellation)).Count == 0)
            await BringInSampleAsync(cancellation);
        var known = await consultations.ListAsync(cancellation);
        var shown = channels.Value.Consultation!;
        if (known.All(consultation => consultation.Id.Value != shown))
            LogMissing(shown, string.Join(", ", known.Select(consultation => consultation.Id)));
    }

    private async Task BringInSampleAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        LogImporting();
        var folder = Path.Combine(environment.ContentRootPath, "samples", "rivemont");
        var (_, report) = await import.ImportAsync(folder, slug: null, new Told(this), cancellation);
        LogImported(report.Passages, clock.Elapsed.TotalSeconds);
    }

    [LoggerMessage(LogLevel.Warning, "There is no consultation '{Consultation}', which the setting Channels:Consultation shows to citizens who name none. "
        + "Bring it in: import FOLDER --consultation {Consultation}; or set Channels:Consultation to one of: {Known}")]
    private partial void LogMissing(string consultation, string known);

    [LoggerMessage(LogLevel.Information, "First start: bringing in the sample consultation")]
    private partial void LogImporting();

    [LoggerMessage(LogLevel.Information, "First start: {Done} of {Of} passages encoded")]
    private partial void LogEncoded(int done, int of);

    [LoggerMessage(LogLevel.Warning, "First start: {Source} skipped: {Reason}")]
    private partial void LogSkipped(string source, string reason);

    [LoggerMessage(LogLevel.Information, "First start: the sample consultation is in, {Passages} passages in {Seconds:F1} s")]
    private partial void LogImported(int passages, double seconds);

    private sealed class Told(FirstStart start) : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value)
        {
            if (value is ImportEvent.VectorsComputed vectors)
                start.LogEncoded(vectors.Done, vectors.Of);
            else if (value is ImportEvent.Skipped skipped)
                start.LogSkipped(skipped.Source, skipped.Reason);
        }
    }
}
