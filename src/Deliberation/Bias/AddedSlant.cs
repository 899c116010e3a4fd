using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Deliberation.Bias;

/// <summary>
/// When a rendering that keeps close to a document's words is flagged for what it adds to them. The classifier has no one level for
/// all matters, but of two texts that say nearly the same it ranks the slanted one higher nearly always.
/// </summary>
/// <param name="Kept">The least share of the rendering's words that its source has, 0 to 1; a freer rendering cannot be held against it.</param>
/// <param name="Least">The least log-odds of "anything at all" the rendering must have: plain words add no slant to plainer ones.</param>
/// <param name="Rise">How far they must lie above the source's.</param>
public sealed partial record AddedSlant(double Kept, double Least, double Rise)
{
    [JsonIgnore]
    public bool IsSound => Kept is >= 0 and <= 1 && double.IsFinite(Least) && Rise is > 0 and < double.PositiveInfinity;

    /// <summary>Whether the one can be held against the other at all.</summary>
    public bool CanHold(string rendering, string source)
    {
        var words = Words(rendering);
        var known = Words(source).ToHashSet();
        return words.Count > 0 && words.Count(known.Contains) >= Kept * words.Count;
    }

    public bool Exceeds(BiasScore source, BiasScore rendering)
    {
        var said = BiasScore.LogOdds(rendering.Biased);
        return said > Least && said - BiasScore.LogOdds(source.Biased) > Rise;
    }

    private static List<string> Words(string text) => [.. Word().Matches(Folding.Fold(text)).Select(word => word.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
