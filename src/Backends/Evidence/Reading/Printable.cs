using System.Text;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Words out of files, fit to be shown and kept.</summary>
internal static class Printable
{
    /// <summary>Terminals obey control characters, and file names may hold them.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;

    /// <summary>Half a surrogate pair, which no encoding can write, becomes a replacement character.</summary>
    public static string Whole(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;

    /// <summary>Accents in one character with their letter, ligatures in their letters: as people type what they search.</summary>
    public static string Typed(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormC).Select(character => character is >= '\uFB00' and <= '\uFB06' ? character.ToString().Normalize(NormalizationForm.FormKC) : character.ToString()));
}
