using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Bot.Citizen;

/// <summary>
/// A place in a document as an address names it: <c>/c/SLUG/document?id=KEY&amp;passage=3&amp;from=0&amp;to=41&amp;words=9f86d081&amp;language=fr#cited</c>.
/// All but the id may be left out. The id stands in the query because ids of `index` may be anything, an address themselves.
/// </summary>
/// <param name="Key">The document's id within its consultation.</param>
/// <param name="Passage">Position of the passage within the document, from 0.</param>
/// <param name="Start">The passage to begin with, where a reader leafs through a long document.</param>
public sealed record DocumentPlace(string Key, int? Passage = null, QuotedWords? Quote = null, int? Start = null)
{
    /// <summary>The element that a citation opens at.</summary>
    public const string Anchor = "cited";

    /// <summary>The address, relative to the host; null where the document is none of the store's.</summary>
    public static string? AddressOf(Citation citation, Language language)
    {
        if (DocumentKey.Split(citation.Document) is not var (consultation, key))
            return null;
        var quote = citation.Start is { } start ? QuotedWords.Of(citation.Quote, start) : null;
        var place = new DocumentPlace(key, DocumentKey.Order(citation.Document, citation.Passage), quote);
        return $"{place.In(consultation.Value)}&language={language.Code}#{Anchor}";
    }

    /// <summary>Numbers that are none, or below zero, count as left out.</summary>
    public static DocumentPlace? Of(IQueryCollection query)
    {
        int? Number(string name) =>
            int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if ((string?)query["id"] is not { Length: > 0 } key)
            return null;
        var quote = Number("from") is { } from && Number("to") is { } to && to > from && (string?)query["words"] is { } digest
            ? new QuotedWords(from, to, digest)
            : null;
        return new DocumentPlace(key, Number("passage"), quote, Number("start"));
    }

    /// <summary>The address without language and anchor.</summary>
    public string In(string slug)
    {
        var address = new StringBuilder($"/c/{slug}/document?id={Uri.EscapeDataString(Key).Replace("%2F", "/", StringComparison.Ordinal)}");
        if (Passage is { } passage)
            address.Append(CultureInfo.InvariantCulture, $"&passage={passage}");
        if (Quote is { } quote)
            address.Append(CultureInfo.InvariantCulture, $"&from={quote.Start}&to={quote.End}&words={quote.Digest}");
        if (Start is { } start)
            address.Append(CultureInfo.InvariantCulture, $"&start={start}");
        return address.ToString();
    }
}

/// <summary>Which words of a passage were quoted: where they stood, and a digest by which it shows whether they still do.</summary>
/// <param name="Start">In UTF-16 units of the passage's text; <paramref name="End"/> is behind the last.</param>
/// <param name="Digest">The first 8 hexadecimal digits of the SHA-256 of the words in UTF-8.</param>
public sealed record QuotedWords(int Start, int End, string Digest)
{
    public static QuotedWords Of(string quote, int start) => new(start, start + quote.Length, DigestOf(quote));

    public bool StandIn(string passage) => End <= passage.Length && DigestOf(passage[Start..End]) == Digest;

    private static string DigestOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..8];
}
