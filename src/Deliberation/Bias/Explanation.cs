using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Bias;

/// <summary>A word that made a text look biased.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Weight">How far the log-odds of "anything at all" fall when it is left out; above 0.</param>
public sealed record WeighedWord(string Word, int Start, double Weight);

/// <summary>Finds the words that weighed most in a score by leaving out each in turn (occlusion; Zeiler and Fergus, arXiv 1311.2901).</summary>
public static partial class Explanation
{
    /// <param name="most">How many words to name at most.</param>
    /// <returns>The heaviest first; empty where no single word made the score higher.</returns>
    public static async Task<IReadOnlyList<WeighedWord>> OfAsync(
        IBiasClassifier classifier, string text, BiasScore score, Language language, int most, CancellationToken cancellation)
    {
        var words = Words().Matches(text);
        if (words.Count < 2)
            return [.. words.Select(word => new WeighedWord(word.Value, word.Index, BiasScore.LogOdds(score.Biased)))];

        var without = words.Select(word => text.Remove(word.Index, word.Length)).ToList();
        var scores = await classifier.ScoreAsync(without, language, cancellation);
        return
        [
            .. words.Zip(scores, (word, other) => new WeighedWord(word.Value, word.Index, BiasScore.LogOdds(score.Biased) - BiasScore.LogOdds(other.Biased)))
                .Where(weighed => weighed.Weight > 0)
                .OrderByDescending(weighed => weighed.Weight)
                .Take(most),
        ];
    }

    /// <summary>Letters and digits with what binds them (aujourd'hui, mi-temps); an elided article stays with its noun.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")]
    private static partial Regex Words();
}
