using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>
/// Dot products of 16-bit with 8-bit integers, summed in 32 bits. The tensor package has none that widens on the way: its
/// product of bytes is a byte.
/// </summary>
internal static class IntegerDot
{
    /// <summary>Lengths are multiples of it; what is short is filled up with zeros.</summary>
    public const int Step = 64;

    /// <param name="question">As long as the row; its length as a vector times the row's is below 2^31.</param>
    public static int Of(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        if (question.Length != row.Length || row.Length % Step != 0)
            throw new ArgumentException("Both are equally long, and filled up to whole steps.", nameof(row));
        if (Avx512BW.IsSupported)
            return By512(question, row);
        return Avx2.IsSupported ? By256(question, row) : Portable(question, row);
    }

    private static int By512(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        ref var left = ref MemoryMarshal.GetReference(question);
        ref var right = ref MemoryMarshal.GetReference(row);
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += Step)
        {
            even += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref left, i), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref right, i)));
            odd += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref left, i + 32), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref right, i + 32)));
        }
        return Vector512.Sum(even + odd);
    }

    internal static int By256(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        ref var left = ref MemoryMarshal.GetReference(question);
        ref var right = ref MemoryMarshal.GetReference(row);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref left, i), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref right, i)));
            odd += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref left, i + 16), Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref right, i + 16)));
        }
        return Vector256.Sum(even + odd);
    }

    /// <summary>With whatever vectors the machine has.</summary>
    internal static int Portable(ReadOnlySpan<short> question, ReadOnlySpan<sbyte> row)
    {
        var sum = Vector<int>.Zero;
        for (var i = 0; i < row.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(row[i..]), out var low, out var high);
            sum += Products(new Vector<short>(question[i..]), low) + Products(new Vector<short>(question[(i + Vector<short>.Count)..]), high);
        }
        return Vector.Sum(sum);
    }

    private static Vector<int> Products(Vector<short> left, Vector<short> right)
    {
        Vector.Widen(left, out var leftLow, out var leftHigh);
        Vector.Widen(right, out var rightLow, out var rightHigh);
        return (leftLow * rightLow) + (leftHigh * rightHigh);
    }
}
