using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Isegoria.Bot;

/// <summary>What a request presents to be let in, and whether it is what was expected.</summary>
internal static class Presented
{
    /// <summary>What stands behind "Bearer" in the request's header; none where there is nothing.</summary>
    public static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && header.Parameter is { Length: > 0 } presented
            ? presented
            : null;

    /// <summary>All that need be kept of a secret.</summary>
    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Takes the same time whatever is presented.</summary>
    public static bool Is(string presented, byte[] digest) => CryptographicOperations.FixedTimeEquals(Digest(presented), digest);
}
