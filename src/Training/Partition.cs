using System.Security.Cryptography;
using System.Text;

namespace Isegoria.Training;

internal enum Part
{
    /// <summary>The weights learn from it.</summary>
    Learn,

    /// <summary>A twentieth: says when to stop, calibrates, sets thresholds.</summary>
    Develop,

    /// <summary>A twentieth: looked at for the figures alone.</summary>
    Aside,
}

/// <summary>Divides the same way on every machine: a digest of what belongs together decides.</summary>
internal static class Partition
{
    private const int Parts = 20;

    public static Part Of(string group) => Bucket(group, Parts) switch
    {
        0 => Part.Aside,
        1 => Part.Develop,
        _ => Part.Learn,
    };

    /// <summary>From 0 to below the count.</summary>
    public static int Bucket(string group, int count) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(group))) % (uint)count);
}
