using System.Collections.Concurrent;
using Hangfire;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

/// <summary>A job that failed, without what was wrong: the queue keeps exceptions, and their messages may quote somebody.</summary>
public sealed class JobFailedException(string job) : Exception($"{job} failed; the log says where. It is tried again.");

/// <summary>Reads the files on a consultation's shelf, encodes their passages and brings the search up to date. What did not change is passed over.</summary>
public sealed partial class ImportDocuments(DocumentImport import, DocumentShelf shelf, ImportBoard board, ILogger<ImportDocuments> logger)
{
    private readonly ConcurrentDictionary<ConsultationId, SemaphoreSlim> _lanes = new();

    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var lane = _lanes.GetOrAdd(consultation, _ => new SemaphoreSlim(1));
        await lane.WaitAsync(cancellation);
        try
        {
            board.Begin(consultation);
            var report = await import.ImportShelfAsync(consultation, shelf, board.Listener(consultation), cancellation);
            board.End(consultation, ImportPhase.Done);
            LogDone(consultation.Value, report.Added, report.Removed, report.Skipped);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            board.End(consultation, ImportPhase.Failed);
            LogFailed(consultation.Value, Fault.Of(e));
            throw new JobFailedException(nameof(ImportDocuments));
        }
        finally
        {
            lane.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "Documents of {Consultation} imported: {Added} new or changed, {Removed} removed, {Skipped} skipped")]
    private partial void LogDone(string consultation, int added, int removed, int skipped);

    [LoggerMessage(LogLevel.Error, "The import of {Consultation} broke off; what was read stays, and it is tried again: {Fault}")]
    private partial void LogFailed(string consultation, string fault);
}
