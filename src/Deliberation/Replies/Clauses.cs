using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>Cuts a French or English sentence where another thing is said: at commas and their like, at "and" and "but".</summary>
internal static partial class Clauses
{
    public static IReadOnlyList<string> Of(string sentence) =>
        [.. End().Split(sentence).Where(clause => clause.Any(char.IsLetterOrDigit))];

    [GeneratedRegex(@"[,;:()–—]+\s+|\s+(?:mais|but|dont|including|of which|tandis que|alors que|whereas|while|et|and)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex End();
}
