using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Evidence;

/// <summary>Splits French and English prose where sentences end. A line break always ends one: it is an item of a list, a row or a paragraph.</summary>
public static partial class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "m", "mm", "mme", "mlle", "dr", "pr", "me", "st", "ste", "art", "al", "cf", "ex", "p", "pp", "no", "n", "vol", "chap", "env", "av", "apr",
        "mr", "mrs", "ms", "prof", "vs", "approx", "fig", "e.g", "i.e", "p.ex", "ch", "bd", "tél", "hab", "éd", "dir", "coll", "sq", "inc", "ltd",
    };

    /// <summary>Where each sentence lies, in order, without the white space around it; never empty, never overlapping.</summary>
    public static IReadOnlyList<Range> Ranges(string text)
    {
        var ranges = new List<Range>();
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            var mark = end.Groups["mark"];
            if (mark.Success && (end.Index == start || EndsInAbbreviation(text, start, mark.Index) || !BeginsSentence(text, end.Index + end.Length)))
                continue;
            Add(ranges, text, start, end.Index + end.Groups["kept"].Length);
            start = end.Index + end.Length;
        }
        Add(ranges, text, start, text.Length);
        return ranges;
    }

    /// <summary>The sentences themselves, verbatim.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. Ranges(text).Select(range => text[range])];

    private static void Add(List<Range> ranges, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            ranges.Add(start..end);
    }

    private static bool EndsInAbbreviation(string text, int start, int mark)
    {
        if (text[mark] != '.')
            return false;
        var from = mark;
        while (from > start && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '’' or '\''))
            from--;
        var word = text[from..mark];
        var initial = word.Length == 1 && char.IsUpper(word[0]);
        var number = from == start && word.Length <= 3 && word.Length > 0 && word.All(char.IsAsciiDigit);
        return initial || number || Abbreviations.Contains(word);
    }

    private static bool BeginsSentence(string text, int at) =>
        at >= text.Length || !char.IsLower(text[at]);

    /// <summary>A mark with what closes after it and the white space that follows, or a line break. A run of marks is looked at once, so that no text takes long.</summary>
    [GeneratedRegex("""(?<kept>(?<![.!?…])(?<mark>[.!?…])(?>[.!?…]*(?:[ \u00A0\u202F]?»|[”"’)\]])*))\s+|(?<kept>)[\r\n]+""")]
    private static partial Regex End();
}
