using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Bot.Citizen;

/// <summary>
/// The passages of a part as HTML: headings where they change, pages where they begin, the cited passage, and marked in it
/// the words that were quoted. A document's own markup stays words: everything written in is encoded.
/// </summary>
/// <param name="said">The page's words by their entry.</param>
internal sealed class DocumentText(OpenDocument open, DocumentPlace place, Func<string, string> said)
{
    private const string Cited = $"id=\"{DocumentPlace.Anchor}\" tabindex=\"-1\"";

    private static readonly HtmlEncoder Html = PlainPage.Html;

    private readonly StringBuilder _html = new();
    private string[] _headings = [];
    private int? _page;

    /// <summary>The element that a citation opens at is on this page.</summary>
    public bool HasPlace => place.Passage is not null && (Missing || open.Part.Any(IsCited));

    /// <summary>The document has become shorter than the place that is named.</summary>
    private bool Missing => place.Passage >= open.Of;

    public string ToHtml()
    {
        if (Missing)
            Changed();
        foreach (var passage in open.Part)
        {
            Page(passage.Page);
            Headings(passage.Heading.Length > 0 ? passage.Heading.Split(Passage.HeadingSeparator) : []);
            if (!IsCited(passage))
                _html.Append(CultureInfo.InvariantCulture, $"<div class=\"passage\" id=\"p{passage.Order}\">{Lines(passage.Text, 0..0)}</div>\n");
            else if (place.Quote is { } quote && !quote.StandIn(passage.Text))
                Changed().Append(CultureInfo.InvariantCulture, $"<div class=\"passage\" id=\"p{passage.Order}\">{Lines(passage.Text, 0..0)}</div>\n");
            else
                Quoted(passage, place.Quote is { } words ? words.Start..words.End : 0..passage.Text.Length);
        }
        return _html.ToString();
    }

    private bool IsCited(Passage passage) => passage.Order == place.Passage;

    private StringBuilder Changed() => _html.Append(CultureInfo.InvariantCulture, $"""
        <p class="changed" {Cited}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1 15.5 14.5H.5zM8 6v4M8 11.6v1.2"/></svg>{Html.Encode(said("changed"))}</p>

        """);

    private void Quoted(Passage passage, Range quote) => _html.Append(CultureInfo.InvariantCulture, $"""
        <section class="passage cited" id="p{passage.Order}" aria-labelledby="cited-label">
        <p class="label" id="cited-label">{Html.Encode(said("cited"))}</p>
        {Lines(passage.Text, quote)}
        </section>

        """);

    private void Page(int? page)
    {
        if (page is { } number && page != _page)
            _html.Append(CultureInfo.InvariantCulture, $"<p class=\"page-mark\">{Html.Encode(said("page"))} {number}</p>\n");
        _page = page;
    }

    /// <summary>Those that differ from the ones above the passage before; the title is written above already.</summary>
    private void Headings(string[] headings)
    {
        var same = headings.Zip(_headings).TakeWhile(pair => pair.First == pair.Second).Count();
        foreach (var (depth, heading) in headings.Index().Skip(same))
        {
            var level = Math.Min(depth + 2, 6);
            if (depth > 0 || heading != open.Document.Title)
                _html.Append(CultureInfo.InvariantCulture, $"<h{level}>{Html.Encode(heading)}</h{level}>\n");
        }
        _headings = headings;
    }

    /// <summary>Each line of a passage is a paragraph, an item or a row; the quoted words may reach over several.</summary>
    private static string Lines(string text, Range quote)
    {
        var (html, from, anchor) = (new StringBuilder(), 0, $" {Cited}");
        foreach (var line in text.Split('\n'))
        {
            var (start, end) = (Math.Clamp(quote.Start.Value - from, 0, line.Length), Math.Clamp(quote.End.Value - from, 0, line.Length));
            if (end > start)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(line[..start])}<mark{anchor}>{Html.Encode(line[start..end])}</mark>{Html.Encode(line[end..])}</p>");
                anchor = "";
            }
            else if (!string.IsNullOrWhiteSpace(line))
                html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(line)}</p>");
            from += line.Length + 1;
        }
        return html.ToString();
    }
}
