using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>
/// How a text is read before it is searched for signs: compatibility forms made plain (NFKC), characters without width
/// and accents gone, look-alike letters of other scripts made Latin, lower case, digits inside words read as the letters
/// they stand for, one space between words. Of the punctuation what ends a sentence stays.
/// </summary>
internal static partial class Folding
{
    private const string LookAlikes =
        "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw вb нh кk мm тt гr пn ѵv ґr ɡg ɑa ɩi ıi αa βb εe ηn ιi κk μm νv οo ρp τt υu χx γy ωw "
        + "ɪi ɢg ɴn ᴏo ʀr ᴇe ᴀa ʙb ᴄc ᴅd ʜh ᴊj ᴋk ʟl ᴍm ᴘp ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ꜰf ꜱs øo łl đd ŧt";

    private static readonly Dictionary<char, char> Latin = LookAlikes
        .Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in Sound(text).Normalize(NormalizationForm.FormKD))
            Append(folded, char.ToLowerInvariant(character));
        return Letters(folded).Trim();
    }

    /// <summary>A lone surrogate is no text, and normalising would throw on it.</summary>
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void Append(StringBuilder folded, char character)
    {
        character = Latin.GetValueOrDefault(character, character);
        if (character is 'œ' or 'æ')
        {
            folded.Append(character is 'œ' ? "oe" : "ae");
            return;
        }
        switch (CharUnicodeInfo.GetUnicodeCategory(character))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate:
                return;
            case UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber:
                folded.Append(character);
                return;
        }
        if (character is '.' or ',' or '!' or '?' or ':' or ';' or '\n' or '<' or '>' or '[' or ']' or '{' or '}' or '|' or '#' or '=' or '/' or '@' or '$' or '+' or '"')
            folded.Append(character);
        else if (character is '«' or '»' or '“' or '”' or '„')
            folded.Append('"');
        else if (folded.Length > 0 && folded[^1] is not (' ' or '\n'))
            folded.Append(' ');
    }

    /// <summary>"1gn0re" is a word written with digits; "15", "2026" and "n3" are not, unless the whole text is written like that.</summary>
    private static string Letters(StringBuilder folded)
    {
        var text = folded.ToString();
        var throughout = Mixed().Count(text) > 3;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '@' or '$'))
                end++;
            var word = text.AsSpan(start, end - start);
            var letters = CountLetters(word);
            var mostly = word.Length > 3 && letters >= 2 && letters * 2 >= word.Length;
            if (letters > 0 && letters < word.Length && (mostly || throughout))
                for (var at = start; at < end; at++)
                    folded[at] = Letter(folded[at]);
            start = Math.Max(end, start + 1);
        }
        return folded.ToString();
    }

    private static int CountLetters(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var character in word)
            letters += char.IsLetter(character) ? 1 : 0;
        return letters;
    }

    private static char Letter(char character) => character switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        _ => character,
    };

    /// <summary>A letter, a digit, a letter: not how an amount, a unit or a reference is written.</summary>
    [GeneratedRegex("[a-z][0-9@$][a-z]")]
    private static partial Regex Mixed();
}
