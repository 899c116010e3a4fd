using System.Globalization;
using System.Text;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>How typed words are compared: without case, accents or punctuation, so that "Réponse !" is "reponse".</summary>
public static class PlainText
{
    /// <summary>Lower-case letters and digits, single spaces between words; a leading slash stays.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
            Append(folded, character);
        return folded.ToString().TrimEnd();
    }

    public static bool Same(string left, string right) => Fold(left) == Fold(right);

    /// <summary>Ends with a question mark.</summary>
    public static bool IsQuestion(string text) =>
        text.TrimEnd().TrimEnd('!', '"', '»', ')', ' ', '\u00A0', '\u202F') is [_, .., '?' or '？'];

    private static void Append(StringBuilder folded, char character)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
            return;
        if (character is 'œ')
            folded.Append("oe");
        else if (character is 'æ')
            folded.Append("ae");
        else if (char.IsLetterOrDigit(character) || (character is '/' && folded.Length == 0))
            folded.Append(character);
        else if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }
}
