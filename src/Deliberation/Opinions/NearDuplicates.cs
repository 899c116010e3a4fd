namespace Isegoria.Deliberation.Opinions;

/// <param name="Similarity">The cosine of the two meanings.</param>
public sealed record NearDuplicate(StatementId Statement, double Similarity);

/// <summary>Statements that say much the same as a new one, so that its author may vote on one of them instead.</summary>
public static class NearDuplicates
{
    /// <summary>Those at least so similar, the most similar first.</summary>
    /// <param name="meaning">The new statement's vector, of the same encoder as the others'.</param>
    /// <exception cref="ArgumentException">A vector has another length.</exception>
    public static IReadOnlyList<NearDuplicate> Of(
        ReadOnlySpan<float> meaning, IEnumerable<(StatementId Statement, ReadOnlyMemory<float> Meaning)> others, double threshold, int most)
    {
        var found = new List<NearDuplicate>();
        foreach (var (statement, other) in others)
        {
            var similarity = Cosine(meaning, other.Span);
            if (similarity >= threshold)
                found.Add(new NearDuplicate(statement, similarity));
        }
        return [.. found.OrderByDescending(near => near.Similarity).ThenBy(near => near.Statement.Value, StringComparer.Ordinal).Take(most)];
    }

    /// <returns>0 where a vector is all 0.</returns>
    private static double Cosine(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        if (one.Length != other.Length)
            throw new ArgumentException($"A vector of {other.Length} numbers cannot be compared with one of {one.Length}.", nameof(other));
        var (product, own, theirs) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            product += (double)one[i] * other[i];
            own += (double)one[i] * one[i];
            theirs += (double)other[i] * other[i];
        }
        return own > 0 && theirs > 0 ? product / Math.Sqrt(own * theirs) : 0;
    }
}
