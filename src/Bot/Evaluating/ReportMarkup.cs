using System.Globalization;
using System.Text;

namespace Isegoria.Bot.Evaluating;

/// <summary>The parts a report's page is made of. What comes in is safe for HTML already.</summary>
internal sealed class ReportMarkup(ReportWords words)
{
    private readonly StringBuilder _page = new();

    public ReportMarkup Raw(string html)
    {
        _page.Append(html);
        return this;
    }

    public void Paragraph(string text, string? look = null) => Raw(look is null ? "<p>" : $"<p class=\"{look}\">").Raw(text).Raw("</p>");

    public void Section(string name, Action content)
    {
        Raw($"\n<section id=\"{name}\"><h2>{words[name]}</h2>");
        content();
        Raw("</section>");
    }

    /// <summary>One that scrolls within itself where it is too wide for the screen. An empty head is a cell, not a heading.</summary>
    public void Table(string caption, IEnumerable<string> heads, Action rows)
    {
        var cells = string.Concat(heads.Select(head => head.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{head}</th>"));
        Raw($"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table><caption>{caption}</caption>");
        Raw(cells.Length == 0 ? "<tbody>" : $"<thead><tr>{cells}</tr></thead><tbody>");
        rows();
        Raw("</tbody></table></div>");
    }

    public void Row(string head, params IEnumerable<string> cells) => MarkedRow("", head, cells);

    /// <param name="look">Of the row.</param>
    /// <param name="head">None in a row that shares the one above.</param>
    /// <param name="rows">How many rows the head is for.</param>
    public void MarkedRow(string look, string? head, IEnumerable<string> cells, int rows = 1) => Raw(string.Create(
        CultureInfo.InvariantCulture,
        $"<tr{(look.Length == 0 ? "" : $" class=\"{look}\"")}>{(head is null ? "" : $"<th scope=\"row\" rowspan=\"{rows}\">{head}</th>")}{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>"));

    public override string ToString() => _page.ToString();
}
