namespace Isegoria.Deliberation.Bias;

/// <summary>Finds quotations that both open and close within a line; a stray mark opens nothing.</summary>
internal static class Quotations
{
    /// <returns>True at every position from an opening mark up to, and without, its closing mark.</returns>
    public static bool[] Inside(string text)
    {
        var inside = new bool[text.Length];
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
                open.Clear();
            else if (open.TryPeek(out var opened) && Match(text[opened], text[at]))
                Array.Fill(inside, true, open.Pop(), at - opened);
            else if (text[at] is '«' or '“' or '"')
                open.Push(at);
        }
        return inside;
    }

    private static bool Match(char opening, char closing) => (opening, closing) is ('«', '»') or ('“', '”') or ('"', '"');
}
