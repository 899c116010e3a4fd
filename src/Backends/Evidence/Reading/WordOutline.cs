using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The body of a Word document to headings, paragraphs, items and rows.</summary>
internal sealed class WordOutline(WordStyles styles, CancellationToken cancellation)
{
    private readonly Outline _outline = new();

    public Outline Of(Body body)
    {
        Walk(body);
        return _outline;
    }

    private void Walk(OpenXmlElement container)
    {
        foreach (var block in container.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            if (block is Paragraph paragraph)
                Take(paragraph);
            else if (block is Table table)
                Take(table);
            else if (block is SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun)
                Walk(block);
        }
    }

    private void Take(Paragraph paragraph)
    {
        if (styles.IsContents(paragraph))
            return;
        var words = Words(paragraph);
        if (styles.Level(paragraph) is { } level)
            _outline.Heading(level, words);
        else
            _outline.Add(words, styles.IsItem(paragraph) ? BlockKind.Item : BlockKind.Prose);
    }

    /// <summary>The first row names the columns where the table says so; one row alone names nothing.</summary>
    private void Take(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        var headed = rows.Count > 1 && IsHeader(table, rows[0]);
        IReadOnlyList<string> columns = headed ? Cells(rows[0]) : [];
        foreach (var row in rows.Skip(headed ? 1 : 0))
            _outline.AddRow(columns, Cells(row));
    }

    private static bool IsHeader(Table table, TableRow first) =>
        first.TableRowProperties?.GetFirstChild<TableHeader>() is not null
        || table.GetFirstChild<TableProperties>()?.TableLook is { } look
            && (look.FirstRow?.Value ?? (look.Val?.Value is { } bits && int.TryParse(bits, System.Globalization.NumberStyles.HexNumber, null, out var flags) && (flags & 0x20) != 0));

    private static List<string> Cells(TableRow row) => [.. row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).Select(Words)];

    private static string Words(OpenXmlElement element)
    {
        var words = new StringBuilder();
        Append(element, words);
        return words.ToString();
    }

    private static void Append(OpenXmlElement element, StringBuilder words)
    {
        foreach (var child in element.ChildElements)
        {
            if (child is Text or DocumentFormat.OpenXml.Math.Text)
                words.Append(child.InnerText);
            else if (child is TabChar or Break or CarriageReturn)
                words.Append(' ');
            else if (child is NoBreakHyphen)
                words.Append('\u2011');
            else if (!IsLeftOut(child))
                Append(child, words);
            if (child is Paragraph)
                words.Append(' ');
        }
    }

    /// <summary>What was deleted or moved away, what readers do not see, and the second writing of what older programs cannot draw.</summary>
    private static bool IsLeftOut(OpenXmlElement element) =>
        element is DeletedRun or MoveFromRun or AlternateContentFallback
        || element is Run { RunProperties.Vanish: { } vanish } && (vanish.Val?.Value ?? true);
}
