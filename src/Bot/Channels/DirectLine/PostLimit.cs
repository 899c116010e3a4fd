using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// So many activities per conversation and window. Counted after the caller was let in, so that nobody can use up
/// another's. Reading is never counted: a polling client that is told 429 never asks again.
/// </summary>
public sealed class PostLimit(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetFixedWindowLimiter(conversation, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.PostsPerConversation!.Value,
            Window = options.Value.PostWindow!.Value,
        }));

    /// <exception cref="RefusedException">The conversation has sent as much as it may in this window.</exception>
    public void Count(string conversation)
    {
        using var lease = _limiter.AttemptAcquire(conversation);
        if (!lease.IsAcquired)
            throw RefusedException.TooManyPosts(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.PostWindow!.Value);
    }

    public void Dispose() => _limiter.Dispose();
}
