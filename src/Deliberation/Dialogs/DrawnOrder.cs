namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// Orders drawn from a citizen's seed. The same seed gives the same order on every machine and every version of the
/// program, and a thing added later does not reorder the others; <see cref="Random"/> promises neither.
/// </summary>
public static class DrawnOrder
{
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> things, int seed, Func<T, string> key) =>
        [.. things.OrderBy(thing => Rank(seed, key(thing))).ThenBy(key, StringComparer.Ordinal)];

    /// <summary>FNV-1a over seed and key, finished as in SplitMix64 so that near keys land far apart.</summary>
    private static ulong Rank(int seed, string key)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var character in key)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EBUL);
        return hash ^ (hash >> 31);
    }
}
