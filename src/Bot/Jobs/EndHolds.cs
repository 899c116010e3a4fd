using System.ComponentModel.DataAnnotations;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

public sealed class HeldReplyOptions
{
    public const string Section = "HeldReplies";

    /// <summary>How often those are looked for whose time is over.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan? Round { get; init; }
}

/// <summary>Counts a held reply as withheld once nobody has decided about it in time, and tells the citizen.</summary>
public sealed partial class EndHolds(
    IHeldReplies held, Inbox inbox, IOptions<HeldReplyOptions> options, TimeProvider time, ILogger<EndHolds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(options.Value.Round!.Value, time);
        do
        {
            try
            {
                await EndOverdueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(Fault.Of(e));
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndOverdueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var reply in await held.OverdueAsync(now, cancellation))
        {
            if (await held.DecideAsync(new Told.Decided(reply.Reply, HeldOutcome.TimedOut, [], ""), now, cancellation) is { } message)
                inbox.TakeUp([message]);
        }
    }

    [LoggerMessage(LogLevel.Error, "Held replies were not looked through; the next round tries again: {Fault}")]
    private partial void LogFailed(string fault);
}
