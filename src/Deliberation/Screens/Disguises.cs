using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>One way of reading a text.</summary>
/// <param name="Disguise">How it was covered; none for the text as it stands.</param>
/// <param name="Weight">What the disguise adds to the score; below 1 it counts only beside another sign.</param>
internal sealed record Layer(string Text, InjectionReason? Disguise = null, double Weight = 0);

/// <summary>Reads a text in every way an instruction may be covered up. Decoding is tried on what could be a code, and kept where words come out.</summary>
internal static partial class Disguises
{
    public static IEnumerable<Layer> Layers(string text)
    {
        yield return new Layer(text);
        if (Glued(text) is { } glued)
            yield return new Layer(glued);
        foreach (var hidden in Hidden(text))
            yield return new Layer(hidden, InjectionReason.Hidden, 0.6);
        foreach (var decoded in Decoded(text).Where(FamiliarWords.Has))
            yield return new Layer(decoded, InjectionReason.Encoded, 1);
        foreach (var turned in Turned(text))
            yield return new Layer(turned, InjectionReason.Encoded, 1);
    }

    /// <summary>Words broken up: "i g n o r e", "ig-no-re", "ig.no.re", "ig*no*re".</summary>
    private static string? Glued(string text)
    {
        var glued = Spelled().Replace(text, match => Gaps().Replace(match.Value, ""));
        glued = Broken().Replace(glued, "");
        return glued == text ? null : glued;
    }

    private static IEnumerable<string> Hidden(string text)
    {
        foreach (Match match in Comment().Matches(text))
            yield return match.Groups["inside"].Value;
        foreach (Match match in Invisible().Matches(text))
            yield return match.Groups["inside"].Value;
        foreach (Match match in Attribute().Matches(text))
            yield return match.Groups["inside"].Value;
        if (Tags(text) is { Length: > 3 } tags)
            yield return tags;
        foreach (Match match in Turning().Matches(text))
            yield return Backwards(match.Groups["inside"].Value).Replace('_', ' ');
        foreach (Match match in Veiled().Matches(text))
            yield return match.Value;
    }

    /// <summary>The tag characters of Unicode repeat ASCII and are never drawn.</summary>
    private static string Tags(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is >= 0xE0020 and <= 0xE007E).Select(rune => (char)(rune.Value - 0xE0000)));

    private static IEnumerable<string> Decoded(string text)
    {
        foreach (Match match in Base64().Matches(text))
            if (FromBase64(match.Value) is { } decoded)
                yield return decoded;
        foreach (Match match in Hexadecimal().Matches(text))
            if (FromHexadecimal(match.Value) is { } decoded)
                yield return decoded;
        foreach (Match match in Escapes().Matches(Link().Replace(text, " ")))
            yield return Unescape(match.Value);
    }

    /// <summary>Backwards and rot13 give letters for letters, so a line counts only where words came out that did not go in.</summary>
    private static IEnumerable<string> Turned(string text)
    {
        foreach (var line in text.Split('\n', ':').Where(line => line.Length is > 11 and < 4000))
        {
            if (FamiliarWords.Count(line) > 1)
                continue;
            foreach (var turned in new[] { Rot13(line), Backwards(line) })
                if (FamiliarWords.Count(turned) > 1 + 2 * FamiliarWords.Count(line) && FamiliarWords.Share(turned) > 0.2)
                    yield return turned;
        }
    }

    private static string? FromBase64(string code)
    {
        var standard = code.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[standard.Length];
        return Convert.TryFromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '='), bytes, out var written)
            ? Readable(bytes.AsSpan(0, written))
            : null;
    }

    private static string? FromHexadecimal(string code)
    {
        var digits = Gaps().Replace(code.Replace("0x", "", StringComparison.OrdinalIgnoreCase), "");
        return digits.Length % 2 == 0 ? Readable(Convert.FromHexString(digits)) : null;
    }

    private static string? Readable(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Any(c => c == '\uFFFD' || (char.IsControl(c) && !char.IsWhiteSpace(c))) ? null : text;
    }

    private static string Unescape(string text) => CodeUnits().Replace(
        WebUtility.HtmlDecode(Uri.UnescapeDataString(text)),
        match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string Backwards(string text) => string.Concat(text.Reverse());

    private static string Rot13(string text) => string.Concat(text.Select(c => c switch
    {
        >= 'a' and <= 'z' => (char)('a' + (c - 'a' + 13) % 26),
        >= 'A' and <= 'Z' => (char)('A' + (c - 'A' + 13) % 26),
        _ => c,
    }));

    [GeneratedRegex(@"(?<!\w)\w(?:[ .*_~|/-]\w){3,}(?!\w)")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"[\s.*_~|/-]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(?<=\p{L})[.*_~|·-]+(?=\p{L})|(?<=\p{L})\u00AD(?=\p{L})")]
    private static partial Regex Broken();

    [GeneratedRegex("""<!--(?<inside>.*?)(?:-->|\z)|\[//\]:\s*#\s*[("'](?<inside>[^\n]*?)[)"'](?=\s|$)|\{\{!(?<inside>.*?)\}\}|/\*(?<inside>.*?)\*/""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        """<(?<tag>[a-z0-9]{1,12})\b[^>]{0,300}?(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?:px|pt|em|%)?\b|color\s*:\s*(?:#fff(?:fff)?\b|white|transparent)|(?<=\s)hidden\b|aria-hidden)[^>]{0,300}>(?<inside>[^<]{1,5000})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex("""\b(?:alt|title|aria-label|data-[a-z-]{1,30}|content|placeholder)\s*=\s*["'](?<inside>[^"']{12,1000})["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();

    /// <summary>A word in which every letter is followed by a character without width, with the sentence around it.</summary>
    [GeneratedRegex(@"(?:\p{L}[\u200B-\u200D\u2060\uFEFF]){3,}[^\n.!?]{0,200}")]
    private static partial Regex Veiled();

    /// <summary>What a mark that turns the direction of writing shows backwards.</summary>
    [GeneratedRegex(@"[\u202D\u202E\u2066-\u2068](?<inside>[^\n\u202C\u2069]{4,300})")]
    private static partial Regex Turning();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_-])")]
    private static partial Regex Base64();

    [GeneratedRegex(@"(?<![0-9A-Fa-f])(?:(?:0x)?[0-9A-Fa-f]{2}[ :-]?){8,}(?![0-9A-Fa-f])")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"[^\n]{0,400}(?:%[0-9A-Fa-f]{2}|&#x?[0-9A-Fa-f]{2,5};|\\u[0-9A-Fa-f]{4})(?:[^\n]{0,30}(?:%[0-9A-Fa-f]{2}|&#x?[0-9A-Fa-f]{2,5};|\\u[0-9A-Fa-f]{4})){2,}[^\n]{0,400}")]
    private static partial Regex Escapes();

    /// <summary>Addresses of pages are full of escapes.</summary>
    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex CodeUnits();
}
