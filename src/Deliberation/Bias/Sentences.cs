namespace Isegoria.Deliberation.Bias;

/// <summary>
/// Splits French and English text into sentences. In doubt it does not split: two sentences judged together lose
/// little, a clause torn from its attribution ("According to the union, ...") reads as the speaker's own claim.
/// </summary>
public static class Sentences
{
    private const string Marks = ".!?…";
    private const string Closing = "»”\"’')]";
    private const string Opening = "«“„\"‘'([";

    /// <summary>The sentences in order, trimmed; none is empty.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. Ranges(text).Select(range => text[range])];

    /// <summary>Where the sentences stand, trimmed; what lies between is white space.</summary>
    public static IEnumerable<Range> Ranges(string text)
    {
        var quoted = Quotations.Inside(text);
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = EndingAt(text, start, at, quoted);
            if (end > 0 && Trimmed(text, start, end) is { } sentence)
                yield return sentence;
            start = end > 0 ? end : start;
            at = Math.Max(at + 1, end);
        }
        if (Trimmed(text, start, text.Length) is { } rest)
            yield return rest;
    }

    /// <summary>Whether what follows the text begins a sentence: it is blank, or closes with a mark or a line break.</summary>
    public static bool EndsOne(string text)
    {
        var end = text.Length;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || Closing.Contains(text[end - 1])))
        {
            if (text[end - 1] == '\n')
                return true;
            end--;
        }
        return end == 0 || Marks.Contains(text[end - 1]);
    }

    /// <returns>The end of the sentence whose closing mark or line break stands at a position, or 0 where none ends there.</returns>
    private static int EndingAt(string text, int start, int at, bool[] quoted)
    {
        if (text[at] == '\n')
            return NextWord(text, at) is var next && next < text.Length && char.IsLower(text[next]) ? 0 : at + 1;
        if (!Marks.Contains(text[at]) || (at + 1 < text.Length && Marks.Contains(text[at + 1])))
            return 0;

        var end = AfterClosing(text, at + 1);
        if (quoted[end - 1] || !HasWord(text, start, at) || IsElision(text, at))
            return 0;
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
            return 0;
        var word = NextWord(text, end);
        if (word == text.Length)
            return end;
        if (char.IsLower(text[word]) || ",;:".Contains(text[word]))
            return 0;
        return text[at] == '.' && Abbreviations.Close(text, start, at, word) ? 0 : end;
    }

    /// <summary>Past closing quotes and brackets; French puts a space, often narrow, before its own.</summary>
    private static int AfterClosing(string text, int at)
    {
        while (at < text.Length)
        {
            var next = at;
            while (next < text.Length && text[next] is ' ' or '\u00a0' or '\u202f')
                next++;
            var spaced = next > at;
            if (next == text.Length || (spaced ? text[next] is not '»' : !Closing.Contains(text[next])))
                return at;
            at = next + 1;
        }
        return at;
    }

    /// <summary>"[…]" and "« … »" stand for words left out; they end nothing.</summary>
    private static bool IsElision(string text, int at)
    {
        while (at >= 0 && text[at] is '.' or '…')
            at--;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
            at--;
        return at >= 0 && "«“„([".Contains(text[at]);
    }

    private static int NextWord(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || Opening.Contains(text[at])))
            at++;
        return at;
    }

    private static bool HasWord(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsLetterOrDigit(text[at]))
                return true;
        }
        return false;
    }

    private static Range? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end > start ? start..end : null;
    }
}
