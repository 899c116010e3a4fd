using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Isegoria.Backends.Evidence.Reading;

/// <param name="Size">Of most of its letters, in points, to the half point.</param>
/// <param name="Height">Of its lower edge above the page's, in points.</param>
/// <param name="Opens">It is the first line of a block of text.</param>
/// <param name="IsRow">It is a table's row, cells apart by semicolons.</param>
internal sealed record PdfLine(string Text, double Size, int Page, double Height, bool Opens, bool IsRow);

/// <summary>
/// The lines of a page in reading order: letters to words by nearest neighbours, words to blocks by Docstrum (O'Gorman 1993),
/// blocks in the order of <see cref="PdfOrder"/>.
/// </summary>
internal static class PdfPage
{
    /// <summary>The order of more blocks, which only a page of scattered letters has, would cost the square of their number.</summary>
    private const int MostOrdered = 1_000;

    private static readonly NearestNeighbourWordExtractor Words = new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 });

    private static readonly DocstrumBoundingBoxes Segments = new(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 });

    public static IEnumerable<PdfLine> Lines(int page, IReadOnlyList<Letter> letters)
    {
        var words = Words.GetWords(letters).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        if (words.Count == 0)
            return [];
        var blocks = Segments.GetBlocks(words);
        var lines = blocks.Count <= MostOrdered
            ? PdfOrder.Read(blocks)
            : blocks.OrderByDescending(block => block.BoundingBox.Top).SelectMany(PdfOrder.Lines);
        return lines.Select(line => new PdfLine(
            string.Join("; ", line.Cells.Select(Text)), Size(line.Cells), page, line.Cells[0].BoundingBox.Bottom, line.Opens, line.Cells.Count > 1));
    }

    private static string Text(TextLine line) => Printable.Typed(string.Join(' ', line.Words.Select(word => Printable.Whole(word.Text))));

    private static double Size(IEnumerable<TextLine> cells) => cells.SelectMany(cell => cell.Words).SelectMany(word => word.Letters)
        .GroupBy(letter => Math.Round(letter.PointSize * 2) / 2)
        .MaxBy(size => size.Count())!.Key;
}
