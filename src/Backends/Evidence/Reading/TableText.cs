using System.Text;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The text of a table as spreadsheets write it: in one of several encodings, with one of several separators.</summary>
internal static class TableText
{
    private const string Declaration = "sep=";

    private static readonly System.Text.Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly System.Text.Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <summary>UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, otherwise Windows-1252.</summary>
    /// <exception cref="UnreadableSourceException">Binary or empty.</exception>
    public static string Decode(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => System.Text.Encoding.Unicode.GetString(bytes.AsSpan(2)),
            [0xFE, 0xFF, ..] => System.Text.Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Valid(bytes.AsSpan(3)),
            _ => Valid(bytes),
        };
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new UnreadableSourceException("is not text");
        return string.IsNullOrWhiteSpace(text) ? throw new UnreadableSourceException("is empty") : text;
    }

    /// <summary>The separator that a first line `sep=;` declares, or the one that the header has most of; and the text below such a line.</summary>
    public static (char Separator, string Rows) Separate(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        if (first.Length == Declaration.Length + 1 && first.StartsWith(Declaration, StringComparison.OrdinalIgnoreCase))
            return (first[^1], text[first.Length..].TrimStart('\r', '\n'));
        var bare = Unquoted(text);
        return (Separators.MaxBy(separator => bare.Count(character => character == separator)), text);
    }

    private static string Valid(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }

    /// <summary>The header, whose quoted names may hold separators and line ends, without what is quoted.</summary>
    private static string Unquoted(string text)
    {
        var bare = new StringBuilder();
        var quoted = false;
        foreach (var character in text)
        {
            if (character == '"')
                quoted = !quoted;
            else if (!quoted && character is '\r' or '\n')
                break;
            else if (!quoted)
                bare.Append(character);
        }
        return bare.ToString();
    }
}
