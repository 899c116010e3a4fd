using System.Text.RegularExpressions;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Collects blocks under the headings they stand below, whatever the format.</summary>
internal sealed partial class Outline
{
    /// <summary>Longer words in the shape of a heading are text: passages repeat the headings above them.</summary>
    private const int LongestHeading = 300;

    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<Block> _blocks = [];

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The first heading of level 1; it is the document's title rather than a heading above its passages.</summary>
    public string? Title { get; private set; }

    public void Heading(int level, string text)
    {
        var words = OneLine(text);
        if (words.Length > LongestHeading)
            Add(words, BlockKind.Prose);
        if (words.Length is 0 or > LongestHeading)
            return;
        _headings.RemoveAll(heading => heading.Level >= level);
        if (level == 1 && Title is null && _blocks.Count == 0)
            Title = words;
        else
            _headings.Add((level, words));
    }

    /// <param name="page">The page the text begins on, from 1, where the format has pages.</param>
    public void Add(string text, BlockKind kind, int? page = null)
    {
        var line = OneLine(text);
        if (line.Length > 0)
            _blocks.Add(new Block(string.Join(Passage.HeadingSeparator, _headings.Select(heading => heading.Text)), line, kind, page));
    }

    /// <summary>A row as "column: cell; column: cell", so that it can be understood and cited alone.</summary>
    public void AddRow(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        var named = cells
            .Select((cell, i) => (Column: i < columns.Count ? OneLine(columns[i]) : "", Cell: OneLine(cell)))
            .Where(pair => pair.Cell.Length > 0)
            .Select(pair => pair.Column.Length > 0 ? $"{pair.Column}: {pair.Cell}" : pair.Cell);
        Add(string.Join("; ", named), BlockKind.Item);
    }

    /// <summary>One line without control characters, fit for every store.</summary>
    public static string OneLine(string text) => WhiteSpace().Replace(Printable.Whole(text), " ").Trim();

    /// <summary>White space and control characters, but not the no-break spaces of French punctuation.</summary>
    [GeneratedRegex(@"[\s\p{Cc}\u200B\uFEFF-[\u00A0\u202F]]+")]
    private static partial Regex WhiteSpace();
}
