using Isegoria.Bot.Channels;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>Goes through the outbox at start and then every <see cref="OutboxOptions.Round"/>, so that no reply stays unsent.</summary>
public sealed partial class SendUnsent(Outbox outbox, IOptions<OutboxOptions> options, TimeProvider time, ILogger<SendUnsent> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(options.Value.Round!.Value, time);
        do
        {
            try
            {
                await outbox.SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(Fault.Of(e));
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "A round of the outbox failed; the next one tries again: {Fault}")]
    private partial void LogFailed(string fault);
}
