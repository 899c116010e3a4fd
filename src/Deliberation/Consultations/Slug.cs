using System.Text;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Consultations;

/// <summary>The id of a consultation as it stands in addresses: 1 to 64 of a-z, 0-9 and hyphen.</summary>
public static class Slug
{
    private const int Longest = 64;

    public static bool IsValid(string text) => text.Length is > 0 and <= Longest && text.All(IsAllowed);

    /// <summary>What a title would be called, without accents and with hyphens between words; empty where nothing of it can be kept.</summary>
    public static string Propose(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in PlainText.Fold(title))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString()[..Math.Min(slug.Length, Longest)].Trim('-');
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';
}
