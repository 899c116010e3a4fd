using UglyToad.PdfPig.DocumentLayoutAnalysis;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// The blocks of a page in the order in which people read them: bands from the top down, columns within them from the left,
/// the rows of a table one by one. The order of drawing is a program's business and plays no part.
/// </summary>
internal static class PdfOrder
{
    /// <summary>Points between two columns, at least.</summary>
    private const double NarrowestGutter = 5;

    /// <summary>Of a column's width, by which a block alone beside its gutter still belongs to the columns above it.</summary>
    private const double FillsColumn = 0.6;

    /// <summary>Letters of a line in a table's cell, on average: lines of running text are longer.</summary>
    private const double LongestCell = 30;

    /// <summary>The lines of a page. A line is one text line, or one row: its cells from the left.</summary>
    public static IEnumerable<(IReadOnlyList<TextLine> Cells, bool Opens)> Read(IReadOnlyList<TextBlock> blocks)
    {
        var bands = Bands(blocks);
        for (var i = 0; i < bands.Count;)
        {
            var band = bands[i++];
            if (Rows(band) is { } rows)
            {
                foreach (var row in rows)
                    yield return (row, true);
            }
            else if (Gutter(band) is { } gutter)
            {
                var columns = new Columns(band, gutter);
                while (i < bands.Count && Rows(bands[i]) is null && columns.Take(bands[i]))
                    i++;
                foreach (var line in Read(columns.Left).Concat(Read(columns.Right)))
                    yield return line;
            }
            else
            {
                foreach (var line in band.SelectMany(Lines))
                    yield return line;
            }
        }
    }

    /// <summary>Each block's lines as they are.</summary>
    public static IEnumerable<(IReadOnlyList<TextLine> Cells, bool Opens)> Lines(TextBlock block) =>
        block.TextLines.Select((line, i) => ((IReadOnlyList<TextLine>)[line], i == 0));

    /// <summary>Groups of blocks with nothing but white from edge to edge between one group and the next, from the top down.</summary>
    private static List<List<TextBlock>> Bands(IEnumerable<TextBlock> blocks)
    {
        var bands = new List<List<TextBlock>>();
        var bottom = double.NegativeInfinity;
        foreach (var block in blocks.OrderByDescending(block => block.BoundingBox.Top).ThenBy(block => block.BoundingBox.Left))
        {
            if (bands.Count == 0 || block.BoundingBox.Top <= bottom)
                bands.Add([]);
            bottom = bands[^1].Count == 0 ? block.BoundingBox.Bottom : Math.Min(bottom, block.BoundingBox.Bottom);
            bands[^1].Add(block);
        }
        return bands;
    }

    /// <summary>The widest white from the band's top to its bottom; none where its blocks leave none.</summary>
    private static (double From, double To)? Gutter(List<TextBlock> band)
    {
        (double From, double To)? widest = null;
        var right = double.PositiveInfinity;
        foreach (var box in band.Select(block => block.BoundingBox).OrderBy(box => box.Left))
        {
            if (box.Left - right >= NarrowestGutter && (widest is not { } known || box.Left - right > known.To - known.From))
                widest = (right, box.Left);
            right = double.IsPositiveInfinity(right) ? box.Right : Math.Max(right, box.Right);
        }
        return widest;
    }

    /// <summary>Blocks side by side whose short lines stand on the same heights are columns of a table.</summary>
    private static List<IReadOnlyList<TextLine>>? Rows(List<TextBlock> band)
    {
        if (band.Count < 2 || band.Sum(block => block.TextLines.Sum(line => line.Text.Length)) > LongestCell * band.Sum(block => block.TextLines.Count))
            return null;
        var columns = band.OrderBy(block => block.BoundingBox.Left).ToList();
        var apart = columns.Zip(columns.Skip(1)).All(pair => pair.First.BoundingBox.Right < pair.Second.BoundingBox.Left);
        var first = columns[0].TextLines;
        if (!apart || columns.Any(column => column.TextLines.Count != first.Count))
            return null;
        var rows = first.Select((_, i) => (IReadOnlyList<TextLine>)[.. columns.Select(column => column.TextLines[i])]).ToList();
        return rows.TrueForAll(IsLevel) ? rows : null;
    }

    private static bool IsLevel(IReadOnlyList<TextLine> row) =>
        row.Max(line => line.BoundingBox.Bottom) - row.Min(line => line.BoundingBox.Bottom) <= row.Max(line => line.BoundingBox.Height);

    /// <summary>Two columns that grow downwards, band by band.</summary>
    private sealed class Columns
    {
        private (double From, double To) _gutter;

        public Columns(List<TextBlock> band, (double From, double To) gutter)
        {
            _gutter = gutter;
            Add(band);
        }

        public List<TextBlock> Left { get; } = [];

        public List<TextBlock> Right { get; } = [];

        /// <summary>False where something crosses the gutter, or a short block stands alone on one side: a heading of what follows.</summary>
        public bool Take(List<TextBlock> band)
        {
            var left = band.Where(IsLeft).ToList();
            var right = band.Except(left).ToList();
            var from = left.Select(block => block.BoundingBox.Right).Append(_gutter.From).Max();
            var to = right.Select(block => block.BoundingBox.Left).Append(_gutter.To).Min();
            if (to - from < NarrowestGutter || (right.Count == 0 && !Fills(Left, left)) || (left.Count == 0 && !Fills(Right, right)))
                return false;
            _gutter = (from, to);
            Add(band);
            return true;
        }

        private static bool Fills(List<TextBlock> column, List<TextBlock> blocks)
        {
            var width = column.Max(block => block.BoundingBox.Right) - column.Min(block => block.BoundingBox.Left);
            return blocks.Exists(block => block.BoundingBox.Width >= width * FillsColumn);
        }

        private bool IsLeft(TextBlock block) => block.BoundingBox.Centroid.X < (_gutter.From + _gutter.To) / 2;

        private void Add(List<TextBlock> band)
        {
            Left.AddRange(band.Where(IsLeft));
            Right.AddRange(band.Where(block => !IsLeft(block)));
        }
    }
}
