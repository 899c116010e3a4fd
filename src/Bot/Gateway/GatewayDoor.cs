using System.Buffers.Text;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Gateway;

/// <summary>Lets requests with a key in, and each key only so often.</summary>
public sealed class GatewayDoor(IOptions<GatewayOptions> options) : IDisposable
{
    private const string Mark = "isg-";
    private const int Bytes = 32;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.RequestsPerKey!.Value,
            Window = options.Value.Window!.Value,
        }));

    private readonly IReadOnlyList<(GatewayKeyOptions Key, byte[] Hash)> _keys =
        [.. options.Value.Keys.Select(key => (key, Convert.FromHexString(key.Hash!)))];

    /// <summary>A new key, which is nowhere else, and what of it belongs in the settings.</summary>
    public static (string Key, string Hash) Make()
    {
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (key, Convert.ToHexStringLower(Presented.Digest(key)));
    }

    /// <summary>The name of the key the request came with.</summary>
    /// <exception cref="GatewayRefusedException">No key, an unknown one, one for something else, or one that has asked too often.</exception>
    public string Admit(HttpRequest request, string scope)
    {
        var key = Find(Presented.Bearer(request) ?? throw GatewayRefusedException.NoKey()) ?? throw GatewayRefusedException.WrongKey();
        if (!key.Scopes.Contains(scope))
            throw GatewayRefusedException.NotInScope(scope);
        using var lease = _limiter.AttemptAcquire(key.Name!);
        return lease.IsAcquired
            ? key.Name!
            : throw GatewayRefusedException.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.Window!.Value);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Looks at every key whatever is presented, so that the time it takes tells nothing.</summary>
    private GatewayKeyOptions? Find(string presented)
    {
        var digest = Presented.Digest(presented);
        GatewayKeyOptions? found = null;
        foreach (var (key, hash) in _keys)
            found = CryptographicOperations.FixedTimeEquals(digest, hash) ? key : found;
        return found;
    }
}
