using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Isegoria.Backends.Tests.Evidence;

/// <summary>Real files of real formats, made for a test.</summary>
internal static class Made
{
    /// <param name="Left">From the page's left edge, in points.</param>
    /// <param name="Top">Of the line's foot from the page's lower edge, in points: an A4 page is 842 high.</param>
    public sealed record Line(double Left, double Top, double Size, string Text);

    /// <summary>A PDF of A4 pages as the library's own writer makes it: without accents, which its standard fonts do not write right.</summary>
    public static byte[] PlainPdf(IEnumerable<IEnumerable<Line>> pages, Action<PdfDocumentBuilder.DocumentInformationBuilder>? tell = null)
    {
        using var builder = new PdfDocumentBuilder();
        tell?.Invoke(builder.DocumentInformation);
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            foreach (var line in lines)
                page.AddText(line.Text, line.Size, new PdfPoint(line.Left, line.Top), font);
        }
        return builder.Build();
    }

    /// <summary>A PDF of A4 pages in Helvetica and the Windows encoding, uncompressed, as many programs write it.</summary>
    public static byte[] Pdf(params IEnumerable<Line>[] pages) => RawPdf(
        "",
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            .. pages.SelectMany((lines, i) => Page(lines, 5 + (2 * i))),
        ]);

    /// <summary>A PDF written object by object: the first is its catalogue.</summary>
    /// <param name="trailer">Further entries of the trailer.</param>
    public static byte[] RawPdf(string trailer, params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return System.Text.Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A PDF of one page that draws a content stream.</summary>
    /// <param name="filter">How the stream is packed: "/Filter /FlateDecode".</param>
    public static byte[] RawPage(byte[] stream, string filter = "", params string[] more) => RawPdf(
        "",
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X0 6 0 R >> >> >>",
            $"<< /Length {stream.Length} {filter} >>\nstream\n{System.Text.Encoding.Latin1.GetString(stream)}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            .. more,
        ]);

    public static byte[] ManyPages(int count) => RawPdf(
        "",
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', Enumerable.Range(3, count).Select(i => $"{i} 0 R"))}] >>",
            .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>", count),
        ]);

    public static byte[] EncryptedPdf() => RawPdf(
        $"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >>",
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>");

    /// <summary>A Word document as a French Word writes it: styles have local ids and English names.</summary>
    public static byte[] Docx(Action<WordprocessingDocument>? tell, params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Style("Titre", "Title"), Style("Titre1", "heading 1"), Style("Titre2", "heading 2"), Style("MonTitre", "Mon titre", "Titre2"), Style("TM1", "toc 1"));
            tell?.Invoke(document);
        }
        return stream.ToArray();
    }

    public static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph(new Run(new Text(text)));
        if (style is not null)
            paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        return paragraph;
    }

    public static Table Table(params string[][] rows) => new(
        [
            new TableProperties(new TableLook { Val = "04A0", FirstRow = true }),
            .. rows.Select(cells => new TableRow(cells.Select(cell => new TableCell(Paragraph(cell))))),
        ]);

    /// <summary>An archive of entries in this order, names as they are.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    public static byte[] Deflated(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.SmallestSize))
            zlib.Write(content);
        return stream.ToArray();
    }

    private static string[] Page(IEnumerable<Line> lines, int content)
    {
        var drawn = string.Concat(lines.Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"BT /F1 {line.Size} Tf {line.Left} {line.Top} Td ({line.Text.Replace("(", "\\(").Replace(")", "\\)")}) Tj ET\n")));
        return
        [
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            $"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream",
        ];
    }

    private static Style Style(string id, string name, string? basedOn = null)
    {
        var style = new Style(new StyleName { Val = name }) { StyleId = id, Type = StyleValues.Paragraph };
        if (basedOn is not null)
            style.Append(new BasedOn { Val = basedOn });
        return style;
    }
}
