namespace Isegoria.Deliberation.Replies;

/// <summary>
/// A sentence that repeats another but for a word in the same place ("voitures" for "cyclistes") is no rendering of it in
/// other words: it says another thing, though nearly all of it is found there.
/// </summary>
internal static class NearQuotation
{
    private const int FewWords = 3;

    /// <summary>Whether a word of the claim stands where the other has another word, between the same neighbours.</summary>
    /// <param name="known">Whether a word of the claim is found anywhere in what it is held against.</param>
    /// <param name="same">Whether two words are forms of one.</param>
    public static bool SwapsAWord(IReadOnlyList<string> claim, IReadOnlyList<string> other, Func<string, bool> known, Func<string, string, bool> same)
    {
        return claim.Count >= FewWords && claim.Index().Any(word => !known(word.Item) && other.Index().Any(place =>
            Meet(word.Index - 1, place.Index - 1) && Meet(word.Index + 1, place.Index + 1) && !claim.Any(said => same(said, place.Item))));

        // A beginning or an end is a neighbour, too.
        bool Meet(int one, int two)
        {
            var (outside, beyond) = (one < 0 || one >= claim.Count, two < 0 || two >= other.Count);
            return outside || beyond ? outside && beyond : same(claim[one], other[two]);
        }
    }
}
