using System.Runtime.Intrinsics;

namespace Isegoria.Deliberation.Opinions;

/// <summary>Jacobi's rotations for a symmetric matrix of four rows.</summary>
internal static class SymmetricMatrix
{
    private const int Size = 4;
    private const int Sweeps = 30;

    /// <summary>Row i holds the i-th coordinate of each eigenvector; the vectors stand in the order of their eigenvalues, largest first.</summary>
    public static Vector256<double>[] Eigenvectors(double[,] matrix)
    {
        var vectors = new double[Size, Size];
        for (var i = 0; i < Size; i++)
            vectors[i, i] = 1;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var one = 0; one < Size - 1; one++)
            {
                for (var other = one + 1; other < Size; other++)
                    Rotate(matrix, vectors, one, other);
            }
        }
        int[] order = [.. Enumerable.Range(0, Size).OrderByDescending(i => matrix[i, i])];
        return [.. Enumerable.Range(0, Size).Select(i => Vector256.Create(vectors[i, order[0]], vectors[i, order[1]], vectors[i, order[2]], vectors[i, order[3]]))];
    }

    /// <summary>Turns two axes so that the entry between them becomes 0.</summary>
    private static void Rotate(double[,] matrix, double[,] vectors, int one, int other)
    {
        if (Math.Abs(matrix[one, other]) <= 1e-300)
            return;
        var theta = (matrix[other, other] - matrix[one, one]) / (2 * matrix[one, other]);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var i = 0; i < Size; i++)
            (matrix[i, one], matrix[i, other]) = ((cosine * matrix[i, one]) - (sine * matrix[i, other]), (sine * matrix[i, one]) + (cosine * matrix[i, other]));
        for (var i = 0; i < Size; i++)
            (matrix[one, i], matrix[other, i]) = ((cosine * matrix[one, i]) - (sine * matrix[other, i]), (sine * matrix[one, i]) + (cosine * matrix[other, i]));
        for (var i = 0; i < Size; i++)
            (vectors[i, one], vectors[i, other]) = ((cosine * vectors[i, one]) - (sine * vectors[i, other]), (sine * vectors[i, one]) + (cosine * vectors[i, other]));
    }
}
