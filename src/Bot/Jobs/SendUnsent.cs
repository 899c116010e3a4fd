using Isegoria.Bot.Channels;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>Goes through the outbox at start and then every <see cref="OutboxOptions.Round"/>, so that no reply stays unsent.</summary>
public sealed class SendUnsent(Outbox outbox, IOptions<OutboxOptions> options, TimeProvider time, ILogger<SendUnsent> logger)
    : Rounds(options.Value.Round!.Value, time, logger)
{
    protected override Task RoundAsync(CancellationToken cancellation) => outbox.SendDueAsync(cancellation);
}
