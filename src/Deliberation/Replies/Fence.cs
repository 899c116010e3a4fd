using System.Globalization;
using System.Text;

namespace Isegoria.Deliberation.Replies;

/// <summary>
/// Makes the words of citizens and documents safe to stand between a prompt's own marks: no angle or square bracket is
/// left to close a fence, to open a model's control mark or to pass for a citation, and nothing invisible comes along.
/// </summary>
public static class Fence
{
    /// <summary>The text as data: brackets as their harmless likenesses, invisible characters gone, at most the given characters.</summary>
    public static string Inside(string text, int most)
    {
        var safe = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            var kept = Kept(rune);
            if (safe.Length + kept.Length > most)
                break;
            safe.Append(kept);
        }
        return safe.ToString();
    }

    /// <summary>As <see cref="Inside"/>, on one line and without double quotes: for a value between them.</summary>
    public static string Value(string text, int most) => Inside(text, most).Replace('"', '\'').Replace('\n', ' ');

    private static string Kept(Rune rune) => rune.Value switch
    {
        '\n' => "\n",
        '\t' or '\r' => " ",
        '<' or '＜' or '﹤' or '〈' or '⟨' or '《' => "‹",
        '>' or '＞' or '﹥' or '〉' or '⟩' or '》' => "›",
        '[' or '［' or '【' or '⟦' => "(",
        ']' or '］' or '】' or '⟧' => ")",
        _ => IsShown(rune) ? rune.ToString() : "",
    };

    /// <summary>Format characters hide words from a reader and not from a model: zero widths, directions, the tag characters.</summary>
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate) && !IsSelector(rune.Value);

    private static bool IsSelector(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
