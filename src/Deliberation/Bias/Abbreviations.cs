using System.Collections.Frozen;

namespace Isegoria.Deliberation.Bias;

/// <summary>Tells the full stop of an abbreviation, an initial or a list number from the end of a sentence.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> BeforeNames = Words(
        "m mm mme mmes mlle mlles me mgr dr drs pr prof st ste mr mrs ms rev hon gov sen gen lt col capt cf vs env approx ex e.g i.e c.-à-d viz resp dept bd av");

    private static readonly FrozenSet<string> BeforeNumbers = Words(
        "art arts al p pp n no nos num fig vol chap ch sec sect tit ann par para éd ed jan feb aug sept oct nov dec janv févr juil déc");

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="start">Where the sentence began.</param>
    /// <param name="stop">Where the full stop stands.</param>
    /// <param name="next">Where the next word begins.</param>
    public static bool Close(string text, int start, int stop, int next)
    {
        var begin = stop;
        while (begin > start && (char.IsLetterOrDigit(text[begin - 1]) || (text[begin - 1] is '.' or '-' && begin - 1 > start)))
            begin--;
        var word = text[begin..stop];
        if (word.Length == 0)
            return false;
        return BeforeNames.Contains(word)
            || (BeforeNumbers.Contains(word) && IsNumbering(text, next))
            || IsInitials(word)
            || IsListNumber(text, start, begin, word);
    }

    /// <summary>"12", "L. 221-3", "R421-1", "IV".</summary>
    private static bool IsNumbering(string text, int at)
    {
        if (char.IsDigit(text[at]))
            return true;
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        if (end - at == 1 && end < text.Length && (text[end] is '.' or '-' || char.IsDigit(text[end])))
            return true;
        return text.AsSpan(at, end - at).IndexOfAnyExcept("IVXLC") < 0;
    }

    /// <summary>"J", "J.-C", "U.S": single capitals.</summary>
    private static bool IsInitials(string word) => word.Split('.', '-').All(part => part is [var letter] && char.IsUpper(letter) || part.Length == 0);

    /// <summary>"1. First point": digits or a letter that open the sentence.</summary>
    private static bool IsListNumber(string text, int start, int begin, string word) =>
        word.Length <= 2 && word.All(char.IsDigit) && text.AsSpan(start, begin - start).Trim().Length == 0;
}
