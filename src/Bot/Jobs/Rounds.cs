namespace Isegoria.Bot.Jobs;

/// <summary>Does one thing at start and then every so often; a round that fails is logged, and the next one tries again.</summary>
public abstract partial class Rounds(TimeSpan every, TimeProvider time, ILogger logger) : BackgroundService
{
    private readonly ILogger _logger = logger;

    protected TimeProvider Time { get; } = time;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(every, Time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(GetType().Name, Fault.Of(e));
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    protected abstract Task RoundAsync(CancellationToken cancellation);

    [LoggerMessage(LogLevel.Error, "A round of {Job} failed; the next one tries again: {Fault}")]
    private partial void LogFailed(string job, string fault);
}
