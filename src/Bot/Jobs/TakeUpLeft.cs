using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>Every <see cref="InboxOptions.Round"/>, takes up again what could not be answered at all: a full disk is emptied, a store comes back.</summary>
public sealed class TakeUpLeft(Inbox inbox, IOptions<InboxOptions> options, TimeProvider time, ILogger<TakeUpLeft> logger)
    : Rounds(options.Value.Round!.Value, time, logger)
{
    protected override Task RoundAsync(CancellationToken cancellation) => inbox.TakeUpLeftAsync(cancellation);
}
