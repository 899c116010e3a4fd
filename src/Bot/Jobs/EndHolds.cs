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
public sealed class EndHolds(IHeldReplies held, Inbox inbox, IOptions<HeldReplyOptions> options, TimeProvider time, ILogger<EndHolds> logger)
    : Rounds(options.Value.Round!.Value, time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var now = Time.GetUtcNow();
        foreach (var reply in await held.OverdueAsync(now, cancellation))
        {
            if (await held.DecideAsync(new Told.Decided(reply.Reply, HeldOutcome.TimedOut, [], ""), now, cancellation) is { } message)
                inbox.TakeUp([message]);
        }
    }
}
