using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The reading text of a page: what runs, styles, navigates or asks for input is left out.</summary>
internal sealed partial class HtmlReader : ITextReader
{
    private static readonly HashSet<string> LeftOut =
        ["script", "style", "nav", "header", "footer", "aside", "noscript", "template", "form", "button", "iframe", "svg", "object", "head", "select", "dialog"];

    private static readonly HashSet<string> Blocks =
    [
        "p", "div", "section", "article", "main", "body", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "caption", "thead", "tbody",
        "tfoot", "tr", "figure", "figcaption", "address", "details", "summary", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    ];

    private static readonly string[] Author = ["author", "dc.creator", "dcterms.creator", "article:author"];

    private static readonly string[] Date = ["date", "dc.date", "dcterms.date", "dcterms.created", "article:published_time"];

    /// <summary>The parser looks at all open elements for each new one, so that depth costs its square.</summary>
    private const int Deepest = 2_000;

    private static readonly HashSet<string> CloseThemselves =
        ["p", "li", "dt", "dd", "td", "th", "tr", "br", "hr", "img", "input", "meta", "link", "source", "wbr", "col", "area", "embed", "base", "option"];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public ReadDocument Read(string text)
    {
        if (Depth(text) > Deepest)
            throw new UnreadableSourceException("is nested too deeply");
        var page = new HtmlParser().ParseDocument(text);
        var walk = new Walk();
        if (page.Body is { } body)
            walk.Take(body);
        if (walk.Outline.Blocks.Count == 0 && page.Scripts.Length > 0)
            throw new UnreadableSourceException("holds script but no text to read");
        var title = string.IsNullOrWhiteSpace(page.Title) ? walk.Outline.Title : page.Title.Trim();
        var language = Language.FromTag(page.DocumentElement.GetAttribute("lang"));
        return new ReadDocument(title, language, Meta(page, Author), Day(Meta(page, Date)), Stance.Unknown, walk.Outline.Blocks);
    }

    private static string? Meta(IDocument page, string[] names) => page.Head?.QuerySelectorAll("meta")
        .Where(meta => names.Contains(meta.GetAttribute("name") ?? meta.GetAttribute("property"), StringComparer.OrdinalIgnoreCase))
        .Select(meta => meta.GetAttribute("content"))
        .FirstOrDefault(content => !string.IsNullOrWhiteSpace(content))?.Trim();

    /// <summary>None where it is no ISO 8601 date: pages say many things there.</summary>
    private static DateOnly? Day(string? written) =>
        DateOnly.TryParseExact(written?.Split('T', ' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Elements open at once, at most, as far as the tags themselves say.</summary>
    private static int Depth(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (Match tag in Tag().Matches(text))
        {
            if (CloseThemselves.Contains(tag.Groups["name"].Value.ToLowerInvariant()))
                continue;
            depth = tag.Groups["end"].Length > 0 ? Math.Max(0, depth - 1) : depth + 1;
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex Tag();

    /// <summary>One pass over the tree, without recursion.</summary>
    private sealed class Walk
    {
        private readonly StringBuilder _words = new();
        private readonly List<string> _cells = [];
        private List<string> _columns = [];

        public Outline Outline { get; } = new();

        public void Take(INode root)
        {
            INode? node = root;
            while (node is not null)
            {
                var down = Enter(node);
                if (down && node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
                while (node is not null)
                {
                    if (down)
                        Leave(node);
                    down = true;
                    if (node == root)
                        return;
                    if (node.NextSibling is { } next)
                    {
                        node = next;
                        break;
                    }
                    node = node.Parent;
                }
            }
        }

        /// <summary>False where the node and everything below is left out.</summary>
        private bool Enter(INode node)
        {
            if (node is IText text)
                _words.Append(text.Data);
            if (node is not IElement element)
                return true;
            if (LeftOut.Contains(element.LocalName) || element.HasAttribute("hidden"))
                return false;
            if (Blocks.Contains(element.LocalName))
                Close(element.ParentElement);
            if (element.LocalName is "br" or "td" or "th" or "img")
                _words.Append(' ');
            if (element.LocalName == "table")
                _columns = [];
            return true;
        }

        private void Leave(INode node)
        {
            if (node is not IElement element)
                return;
            if (element.LocalName is "td" or "th")
                CloseCell();
            else if (element.LocalName == "tr")
                CloseRow(element);
            else if (element.LocalName is ['h', >= '1' and <= '6'])
                Outline.Heading(int.Parse(element.LocalName[1..], CultureInfo.InvariantCulture), Taken());
            else if (Blocks.Contains(element.LocalName))
                Close(element);
        }

        private void Close(IElement? home)
        {
            if (home?.LocalName is "td" or "th")
                _words.Append(' ');
            else
                Outline.Add(Taken(), home?.LocalName is "li" or "dt" or "dd" ? BlockKind.Item : BlockKind.Prose);
        }

        private void CloseCell() => _cells.Add(Taken());

        private void CloseRow(IElement row)
        {
            if (row.Children.All(cell => cell.LocalName == "th"))
                _columns = [.. _cells];
            else
                Outline.AddRow(_columns, _cells);
            _cells.Clear();
        }

        private string Taken()
        {
            var words = _words.ToString();
            _words.Clear();
            return words;
        }
    }
}
