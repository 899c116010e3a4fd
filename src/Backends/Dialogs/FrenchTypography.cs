using System.Text.RegularExpressions;

namespace Isegoria.Backends.Dialogs;

/// <summary>
/// French spacing: a narrow no-break space (U+202F) before ; : ? ! and inside « ». Files are written with ordinary
/// spaces, which an editor shows; a space that is missing is for the writer to add.
/// </summary>
public static partial class FrenchTypography
{
    public static string Space(string text) => After().Replace(Before().Replace(text, "\u202F"), "\u202F");

    /// <summary>The first sign in a spaced text that lacks its space, or none. Times and addresses (10:30, https:) need none.</summary>
    public static string? Unspaced(string text) => Bare().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[ \u00A0\u202F]+(?=[;:?!»])")]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<=«)[ \u00A0\u202F]+")]
    private static partial Regex After();

    [GeneratedRegex(@"[^\s\u202F?!](?:[;?!»]|:(?![0-9/]))|«[^\u202F]")]
    private static partial Regex Bare();
}
