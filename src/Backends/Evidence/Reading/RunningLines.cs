using System.Text.RegularExpressions;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// What a PDF's pages repeat at their head or foot, titles and page numbers, and the lines of a table of contents: they
/// interrupt the text and say nothing new.
/// </summary>
internal static partial class RunningLines
{
    /// <summary>Where there are fewer pages a repetition proves nothing.</summary>
    private const int FewestPages = 3;

    /// <summary>Lines at the head, and at the foot, that may be running ones.</summary>
    private const int Margin = 2;

    private const string AnyNumber = "#";

    public static IReadOnlyList<PdfLine> Without(IReadOnlyList<PdfLine> lines, int pages)
    {
        lines = [.. lines.Where(line => !Leader().IsMatch(line.Text))];
        if (pages < FewestPages)
            return lines;
        var atMargin = lines.GroupBy(line => line.Page).SelectMany(AtMargin).ToHashSet(ReferenceEqualityComparer.Instance);
        var running = lines.Where(atMargin.Contains)
            .GroupBy(line => Shape(line.Text))
            .Where(same => same.Select(line => line.Page).Distinct().Count() > pages / 2)
            .Select(same => same.Key)
            .Append(AnyNumber)
            .ToHashSet();
        return [.. lines.Where(line => !atMargin.Contains(line) || !running.Contains(Shape(line.Text)))];
    }

    private static IEnumerable<PdfLine> AtMargin(IEnumerable<PdfLine> page)
    {
        var byHeight = page.OrderByDescending(line => line.Height).ToList();
        return byHeight.Take(Margin).Concat(byHeight.TakeLast(Margin));
    }

    /// <summary>The text with every number alike.</summary>
    private static string Shape(string text) => Number().Replace(text, AnyNumber);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    /// <summary>Dots that lead to a page number.</summary>
    [GeneratedRegex(@"(\. ?){4,}\d*$")]
    private static partial Regex Leader();
}
