using DocumentFormat.OpenXml.Wordprocessing;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>What the styles of a Word document make of its paragraphs. Names of built-in styles are English in every language's Word.</summary>
internal sealed class WordStyles(Styles? styles)
{
    private const string Heading = "heading ";
    private const int Deepest = 6;

    /// <summary>Styles build on each other, in a damaged document in a circle.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = (styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .DistinctBy(style => style.StyleId!.Value!)
        .ToDictionary(style => style.StyleId!.Value!);

    /// <summary>1 to 6 of a heading, 1 of the title; null of other text.</summary>
    public int? Level(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value;
        return own is >= 0 and < 9
            ? Math.Min(own.Value + 1, Deepest)
            : Chain(paragraph).Select(Level).FirstOrDefault(level => level is not null);
    }

    public bool IsItem(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties is not null
        || Chain(paragraph).Any(style => style.StyleParagraphProperties?.NumberingProperties is not null);

    /// <summary>An entry of the table of contents, which repeats a heading.</summary>
    public bool IsContents(Paragraph paragraph) =>
        Chain(paragraph).Any(style => style.StyleName?.Val?.Value?.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) == true);

    private static int? Level(Style style)
    {
        var name = style.StyleName?.Val?.Value ?? "";
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            return 1;
        if (name.StartsWith(Heading, StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(Heading.Length), out var level) && level >= 1)
            return Math.Min(level, Deepest);
        return style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is >= 0 and < 9 and var outline ? Math.Min(outline + 1, Deepest) : null;
    }

    private IEnumerable<Style> Chain(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < LongestChain && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
