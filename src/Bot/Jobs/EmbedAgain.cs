using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>
/// After a change of the encoder, carries every consultation over to it. Gives way to citizens: it begins no batch while
/// somebody is being answered, for a while at least. What fails is tried again, from where it stopped.
/// </summary>
public sealed partial class EmbedAgain(
    Reembedding reembedding, Inbox inbox, IOptions<ReembeddingOptions> options, TimeProvider time, ILogger<EmbedAgain> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts without waiting for the first batch.
        await Task.Yield();
        while (!await TryAsync(stoppingToken))
            await Task.Delay(options.Value.Pause!.Value, time, stoppingToken);
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var consultation in await reembedding.OutdatedAsync(cancellation))
                await CarryOverAsync(consultation, cancellation);
            return true;
        }
        catch (EncoderUnavailableException e)
        {
            LogUnavailable(e.Message, options.Value.Pause!.Value);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogFailed(Fault.Of(e), options.Value.Pause!.Value);
            return false;
        }
    }

    private async Task CarryOverAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        LogBegun(consultation.Value);
        var (begun, told) = (time.GetTimestamp(), time.GetTimestamp());
        await reembedding.CarryOverAsync(consultation, options.Value.Batch!.Value, BetweenAsync, cancellation);
        LogDone(consultation.Value, time.GetElapsedTime(begun).TotalSeconds);

        async Task BetweenAsync(ImportEvent.VectorsComputed computed)
        {
            if (time.GetElapsedTime(told) >= Telling)
            {
                LogProgress(consultation.Value, computed.Done, computed.Of);
                told = time.GetTimestamp();
            }
            await GiveWayAsync(cancellation);
        }
    }

    private async Task GiveWayAsync(CancellationToken cancellation)
    {
        var waiting = time.GetTimestamp();
        while (inbox.Busy > 0 && time.GetElapsedTime(waiting) < options.Value.LongestWait!.Value)
            await Task.Delay(Look, time, cancellation);
    }

    [LoggerMessage(LogLevel.Information, "The encoder has changed: passages of {Consultation} are embedded again; questions are answered meanwhile")]
    private partial void LogBegun(string consultation);

    [LoggerMessage(LogLevel.Information, "{Done} of {Of} passages of {Consultation} embedded again")]
    private partial void LogProgress(string consultation, int done, int of);

    [LoggerMessage(LogLevel.Information, "{Consultation} is searched with the new encoder, after {Seconds:F1} s")]
    private partial void LogDone(string consultation, double seconds);

    [LoggerMessage(LogLevel.Warning, "Passages cannot be embedded again now; what was embedded stays, and it goes on in {Pause}: {Problem}")]
    private partial void LogUnavailable(string problem, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Embedding again failed; what was embedded stays, and it goes on in {Pause}: {Fault}")]
    private partial void LogFailed(string fault, TimeSpan pause);
}
