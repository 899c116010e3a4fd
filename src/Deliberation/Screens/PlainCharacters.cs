using System.Globalization;
using System.Text;

namespace Isegoria.Deliberation.Screens;

/// <summary>
/// A text with the characters that only look different made equal: digits of other scripts and full width, no-break and
/// thin spaces, the many hyphens; what cannot be seen is left out. Knows where everything stood.
/// </summary>
internal sealed class PlainCharacters
{
    private readonly List<int> _origin;

    private PlainCharacters(string text, List<int> origin)
    {
        Text = text;
        _origin = origin;
    }

    public string Text { get; }

    public static PlainCharacters Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (Plain(text[at]) is not { } character)
                continue;
            plain.Append(character);
            origin.Add(at);
        }
        origin.Add(text.Length);
        return new PlainCharacters(plain.ToString(), origin);
    }

    /// <summary>Where a piece of <see cref="Text"/> stood in the text as given, as start and end.</summary>
    public (int Start, int End) Place(int start, int end) => (_origin[start], end == start ? _origin[start] : _origin[end - 1] + 1);

    private static char? Plain(char character)
    {
        if (character < 128)
            return character;
        if (character is >= '\uFF01' and <= '\uFF5E')
            return (char)(character - 0xFEE0);
        return CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Format => null,
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber when CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit => (char)('0' + digit),
            _ => character is '’' or 'ʼ' ? '\'' : character,
        };
    }
}
