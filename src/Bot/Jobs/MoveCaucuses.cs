using Isegoria.Deliberation.Mediation;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>
/// Looks at every caucus that is not closed, and moves those on whose time has come or whose room has moved. It holds nothing
/// that the store does not; of two that look at once, one finds the other's work done.
/// </summary>
public sealed partial class MoveCaucuses(
    ICaucuses caucuses, CaucusMoves moves, Inbox inbox, IOptions<MediationOptions> options, TimeProvider time, ILogger<MoveCaucuses> logger)
    : Rounds(options.Value.Round!.Value, time, logger)
{
    /// <summary>Phases a caucus can go through at once, as where a room has passed several.</summary>
    private const int MostSteps = 8;

    private readonly ILogger _logger = logger;

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        foreach (var id in await caucuses.OpenAsync(cancellation))
        {
            try
            {
                await MoveAsync(id, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                LogFailed(id, Fault.Of(e));
            }
        }
    }

    private async Task MoveAsync(CaucusId id, CancellationToken cancellation)
    {
        for (var step = 0; step < MostSteps && await moves.MoveAsync(id, cancellation) is { } told; step++)
            inbox.TakeUp(told);
    }

    [LoggerMessage(LogLevel.Error, "Caucus {Caucus} could not be moved on; the next round tries again: {Fault}")]
    private partial void LogFailed(CaucusId caucus, string fault);
}
