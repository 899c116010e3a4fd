using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>So many visitors' tokens per address and window.</summary>
internal sealed class VisitorTokenLimit(IOptions<DirectLineOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "visitor-token";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = async (rejected, _) =>
    {
        TellWait(rejected);
        await RefusedException.TooMany().Answer().ExecuteAsync(rejected.HttpContext);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        PerAddress(httpContext, options.Value.VisitorTokensPerAddress!.Value, options.Value.VisitorTokenWindow!.Value);

    /// <summary>So many requests of the caller's address in a window.</summary>
    public static RateLimitPartition<string> PerAddress(HttpContext context, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            Neighbourhood(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });

    /// <summary>When to try again, for whoever is over the limit.</summary>
    public static void TellWait(OnRejectedContext rejected)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", null);
    }

    /// <summary>One household has a whole IPv6 /64 to choose from.</summary>
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
