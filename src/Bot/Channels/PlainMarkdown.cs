using System.Text;

namespace Isegoria.Bot.Channels;

/// <summary>Plain text written so that a Markdown reader (CommonMark) shows exactly its characters, and its line breaks.</summary>
internal static class PlainMarkdown
{
    public static void Append(StringBuilder into, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                into.Append("  \n");
            else if (c == '\r')
                continue;
            else if (IsMarkup(c) || OpensBlock(into, text, i))
                into.Append('\\').Append(c);
            else
                into.Append(c);
        }
    }

    private static bool IsMarkup(char c) =>
        c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' or '!';

    /// <summary>A list, a rule or an underlined heading begins only at the start of a line: "- ", "+ ", "1. ", "===".</summary>
    private static bool OpensBlock(StringBuilder into, string text, int at)
    {
        if (text[at] is '-' or '+' or '=')
            return LineSoFar(into).Trim().Length == 0;
        if (text[at] is not ('.' or ')'))
            return false;
        var line = LineSoFar(into).Trim();
        return line.Length is > 0 and < 10 && line.All(char.IsAsciiDigit);
    }

    /// <summary>Copies the last line alone: a long text has many full stops, and each asks.</summary>
    private static string LineSoFar(StringBuilder into)
    {
        var start = into.Length;
        while (start > 0 && into[start - 1] != '\n')
            start--;
        return into.ToString(start, into.Length - start);
    }
}
