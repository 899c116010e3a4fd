using System.Globalization;
using System.Text;

namespace Isegoria.Deliberation.Replies;

/// <summary>Texts made comparable: lower case, without accents, with plain apostrophes, hyphens and spaces.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(Plain(char.ToLowerInvariant(letter)));
        }
        return folded.ToString().Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal);
    }

    private static char Plain(char letter) => letter switch
    {
        '’' or 'ʼ' or '‘' => '\'',
        '\u2010' or '\u2011' or '\u2013' or '\u2212' => '-',
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        _ => letter,
    };
}
