using System.Buffers.Text;
using System.Security.Cryptography;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot;

/// <summary>128 random bits, URL-safe.</summary>
internal sealed class RandomIds : IIdSource
{
    public string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
