using System.Security.Cryptography;
using System.Text;

namespace Isegoria.Deliberation.Records;

/// <summary>
/// Chains the turns of a conversation so that a later change shows. Each link is SHA-256 over the previous link and the
/// digest of the turn; the digest is HMAC-SHA-256 under a random salt, so an erased turn leaves a link that proves there
/// was one and tells nothing of its words once the salt is gone. All values are lower-case hexadecimal.
/// </summary>
public static class RecordChain
{
    /// <summary>The digest of a turn's stored text.</summary>
    /// <param name="salt">Hexadecimal, at least 16 bytes.</param>
    public static string Digest(string salt, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(text)));

    /// <summary>The link after <paramref name="previous"/>, which is empty before the first.</summary>
    public static string Link(string previous, string digest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{previous}\n{digest}")));
}
