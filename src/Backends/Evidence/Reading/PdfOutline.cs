using System.Text;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Lines of a PDF to headings, paragraphs and items. Headings are short lines in larger letters than most of the text.</summary>
internal sealed partial class PdfOutline
{
    private const double Larger = 1.15;
    private const int LongestHeading = 200;
    private const int DeepestHeading = 6;

    /// <summary>From one line of a heading to its next, in its size.</summary>
    private const double Spacing = 1.6;

    /// <summary>Letters of a sentence that may go on elsewhere: fewer are a label or a figure.</summary>
    private const int ShortestInterrupted = 20;

    private readonly Outline _outline = new();
    private readonly List<double> _sizes;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _heading = new();
    private PdfLine? _headed;
    private int _page;
    private BlockKind _kind;

    private PdfOutline(List<double> headingSizes) => _sizes = headingSizes;

    /// <param name="pages">Of the whole document.</param>
    public static Outline Of(IReadOnlyList<PdfLine> lines, int pages)
    {
        var own = RunningLines.Without(lines, pages);
        if (own.Count == 0)
            return new Outline();
        var body = own.GroupBy(line => line.Size).MaxBy(size => size.Sum(line => line.Text.Length))!.Key;
        var larger = own.Where(line => !line.IsRow && line.Size >= body * Larger && line.Text.Length <= LongestHeading && line.Text.Any(char.IsLetter));
        var outline = new PdfOutline([.. larger.Select(line => line.Size).Distinct().OrderDescending()]);
        foreach (var line in own)
            outline.Take(line);
        outline.CloseHeading();
        outline.CloseText();
        return outline._outline;
    }

    private void Take(PdfLine line)
    {
        if (!line.IsRow && _sizes.Contains(line.Size) && line.Text.Length <= LongestHeading)
        {
            CloseText();
            if (!IsNextLine(line))
                CloseHeading();
            _headed = line;
            _heading.Append(line.Text).Append(' ');
            return;
        }
        CloseHeading();
        var bullet = Bullet().Match(line.Text);
        var item = bullet.Success || line.IsRow;
        if (item || (line.Opens && !GoesOn(line)) || line.Page > _page + 1)
            CloseText();
        if (_text.Length == 0)
            (_page, _kind) = (line.Page, item ? BlockKind.Item : BlockKind.Prose);
        if (_page == line.Page)
            Append(line.Text[bullet.Length..]);
        else
            AppendOverPage(line);
        if (line.IsRow)
            CloseText();
    }

    /// <summary>What follows the end of a sentence begun on the page before is that of the new page.</summary>
    private void AppendOverPage(PdfLine line)
    {
        var end = SentenceEnd().Match(line.Text);
        Append(end.Success ? line.Text[..(end.Index + end.Length)] : line.Text);
        if (!end.Success)
            return;
        CloseText();
        _page = line.Page;
        Append(line.Text[(end.Index + end.Length)..]);
    }

    /// <summary>A heading may be longer than its line.</summary>
    private bool IsNextLine(PdfLine line) =>
        _headed is { } last && last.Size == line.Size && last.Page == line.Page && last.Height - line.Height is var below && below > 0 && below <= line.Size * Spacing;

    /// <summary>A sentence that a new column or page interrupts.</summary>
    private bool GoesOn(PdfLine line) => _text.Length >= ShortestInterrupted && char.IsLower(line.Text[0]) && _text[^1] is not ('.' or '!' or '?' or ':' or ';');

    /// <summary>A word divided at the end of a line is one word again.</summary>
    private void Append(string words)
    {
        var divided = _text.Length > 1 && _text[^1] is '-' or '\u00AD' && char.IsLetter(_text[^2]) && words.Length > 0 && char.IsLower(words[0]);
        if (divided)
            _text.Length--;
        else if (_text.Length > 0)
            _text.Append(' ');
        _text.Append(words);
    }

    private void CloseText()
    {
        _outline.Add(_text.ToString(), _kind, _page);
        _text.Clear();
    }

    private void CloseHeading()
    {
        if (_headed is { } last)
            _outline.Heading(Math.Min(_sizes.IndexOf(last.Size) + 1, DeepestHeading), _heading.ToString());
        _heading.Clear();
        _headed = null;
    }

    [GeneratedRegex(@"[.!?…][»”"")]?(\s+|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^[•▪●◦‣∙*\-–—]\s+")]
    private static partial Regex Bullet();
}
