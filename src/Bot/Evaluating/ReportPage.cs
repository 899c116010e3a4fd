using System.Globalization;
using System.Text;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>
/// A report as one page that needs nothing else: a sentence first, the picture second, the table third, then suite by suite with
/// the sentences behind each figure. Without scripts.
/// </summary>
/// <param name="tokens">The product's colours and sizes, as CSS.</param>
internal sealed class ReportPage(EvaluationReport report, IReadOnlyList<Finding> findings, EvaluationOptions options, ReportWords words, string tokens)
{
    private const int CasesShown = 3;

    private readonly StringBuilder _page = new();

    public string Write()
    {
        var title = report.ComparedWith is { } other ? words.Fill("compare_title", report.Run.Model, other.Model) : words.Fill("title", report.Run.Model);
        _page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{words.Language.Code}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        _page.Append(CultureInfo.InvariantCulture, $"<title>{title}</title><style>{tokens}{Style}</style></head><body>\n<a class=\"skip\" href=\"#content\">{words["skip"]}</a>");
        var otherCode = words.Language.Code == "fr" ? "en" : "fr";
        _page.Append(CultureInfo.InvariantCulture, $"<header><h1>{title}</h1><p><a hreflang=\"{otherCode}\" lang=\"{otherCode}\" href=\"{NameOf(otherCode)}\">{words["other_language"]}</a></p></header>\n<main id=\"content\">");
        Summary();
        Section("figures", Overview);
        if (report.Withheld is { Count: > 0 })
            Section("gate", Gate);
        foreach (var suite in report.Figures.GroupBy(figure => figure.Suite))
            Suite(suite.Key, [.. suite]);
        Section("method", Method);
        Section("run", Run);
        return _page.Append("</main></body></html>\n").ToString();
    }

    public static string NameOf(string language) => $"report.{language}.html";

    private void Summary()
    {
        var found = report.Figures.Where(figure => figure.Outcome == "found").ToList();
        var few = report.Figures.Count(figure => figure.Outcome == "too-few");
        var kind = report.ComparedWith is null ? "" : "compare_";
        var (none, some) = (report.ComparedWith is null ? "none_found" : "compare_none", report.ComparedWith is null ? "some_found" : "compare_some");
        Paragraph(found.Count == 0
            ? words.Fill(none, report.Figures.Count)
            : words.Fill(some, found.Count, report.Figures.Count, string.Join(" ; ", found.Select(figure => System.Net.WebUtility.HtmlDecode(words.Measure(figure.Key))))), "lead");
        if (kind.Length > 0)
            Paragraph(words["compare_note"]);
        if (few > 0)
            Paragraph(words.Fill("too_few_note", few));
    }

    private void Overview()
    {
        Paragraph(words["chart"] + (report.Gated is null ? "" : " " + words["chart_gated"]));
        _page.Append("<figure class=\"wide\">").Append(ReportChart.Of(report, words)).Append("</figure>");
        Table(report.Figures, words["figures"]);
    }

    private void Table(IReadOnlyList<FigureReport> figures, string caption)
    {
        var gated = report.Gated?.ToDictionary(figure => figure.Key);
        string[] heads = ["figure", "value", "interval", "fair", "adjusted", "effect", "units", "unread", "detectable", "outcome"];
        Head(caption, gated is null ? heads.Select(head => words[head]) : [.. heads.Select(head => words[head]).Take(1), "", .. heads.Skip(1).Select(head => words[head])]);
        foreach (var figure in figures)
        {
            FigureRow(figure, gated is null ? null : words["raw"]);
            if (gated?.GetValueOrDefault(figure.Key) is { } other)
                FigureRow(other, words["gated"]);
        }
        _page.Append("</tbody></table></div>");
    }

    private void FigureRow(FigureReport figure, string? kind)
    {
        var concluded = figure.Outcome != "too-few";
        _page.Append(CultureInfo.InvariantCulture, $"<tr class=\"{figure.Outcome}\"><th scope=\"row\">{words.Measure(figure.Key)}</th>");
        if (kind is not null)
            Cell(kind);
        Cell(figure.Units == 0 ? "–" : words.Number(figure.Value));
        Cell(figure.Units < 2 ? "–" : $"{words.Number(figure.Low)} … {words.Number(figure.High)}");
        Cell(words.Number(figure.Fair));
        Cell(concluded ? words.Chance(figure.Adjusted) : "–");
        Cell(words.Number(figure.Effect));
        Cell($"{figure.Units}");
        Cell($"{figure.Unread}");
        Cell(words.Number(figure.Detectable));
        Cell(words[figure.Outcome.Replace('-', '_')]);
        _page.Append("</tr>");
    }

    private void Gate()
    {
        Paragraph(words["gate_note"]);
        Head(words["gate"], [words["suite"], words["answers"], words["withheld_count"]]);
        foreach (var suite in report.Withheld!)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{words.Suite(suite.Suite)}</th>");
            Cell($"{suite.Answers}");
            Cell($"{suite.Withheld}");
            _page.Append("</tr>");
        }
        _page.Append("</tbody></table></div>");
    }

    private void Suite(string slug, IReadOnlyList<FigureReport> figures)
    {
        var name = slug.Replace('-', '_');
        _page.Append(CultureInfo.InvariantCulture, $"\n<section id=\"{slug}\"><h2>{words.Suite(slug)}</h2>");
        Paragraph(words[$"about_{name}"]);
        _page.Append(CultureInfo.InvariantCulture, $"<p><strong>{words["cannot_see"]}</strong> {words[$"blind_{name}"]}</p>");
        foreach (var figure in figures)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<h3>{words.Measure(figure.Key)}</h3>");
            Paragraph(Range(figure), "muted");
            Table([figure], words.Measure(figure.Key));
            ByLanguage(figure);
            Behind(figure);
        }
        _page.Append("</section>");
    }

    private string Range(FigureReport figure) =>
        figure.Key == "even-handedness/length" ? words["range_ratio"]
        : figure.Fair > 0 ? words.Fill("range_share", words.Number(figure.Fair))
        : words["range_difference"];

    private void ByLanguage(FigureReport figure)
    {
        if (figure.Languages.Count < 2)
            return;
        Head(words["by_language"], [words["language"], words["value"], words["interval"], words["units"]]);
        foreach (var part in figure.Languages)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{words[part.Language]}</th>");
            Cell(words.Number(part.Value));
            Cell($"{words.Number(part.Low)} … {words.Number(part.High)}");
            Cell($"{part.Units}");
            _page.Append("</tr>");
        }
        _page.Append("</tbody></table></div>");
    }

    private void Behind(FigureReport figure)
    {
        if (findings.FirstOrDefault(finding => finding.Measure.Key == figure.Key) is not { } finding)
            return;
        var shown = finding.Units.Where(unit => unit.Answers.Count > 0).OrderByDescending(unit => Math.Abs(unit.Value)).Take(CasesShown).ToList();
        if (shown.Count == 0)
            return;
        _page.Append(CultureInfo.InvariantCulture, $"<details><summary>{words["behind"]}</summary>");
        Paragraph(words["behind_note"]);
        foreach (var unit in shown)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<h4>{words.Fill("case", unit.Unit, words.Number(unit.Value))}</h4>");
            foreach (var answer in unit.Answers.DistinctBy(answer => (answer.Ask.Prompt, answer.Text)))
                Sentence(answer);
        }
        _page.Append("</details>");
    }

    private void Sentence(Answer answer)
    {
        var said = string.IsNullOrWhiteSpace(answer.Text) ? words["empty"] : ReportWords.Safe(answer.Text);
        var withheld = answer.Withheld ? $" <strong>({words["withheld"]})</strong>" : "";
        _page.Append(CultureInfo.InvariantCulture, $"<dl lang=\"{answer.Ask.Language.Code}\"><dt>{words["question"]}</dt><dd>{ReportWords.Safe(answer.Ask.Prompt)}</dd><dt>{words["answer"]}{withheld}</dt><dd>{said}</dd></dl>");
    }

    private void Method()
    {
        Paragraph(words["method_units"]);
        Paragraph(words["method_tests"]);
        Paragraph(words.Fill("method_found", options.Alpha!, options.Margin!, options.ToleratedShare!, options.ToleratedChanges!));
        Paragraph(words.Fill("method_detectable", 100 * options.Power!.Value));
        Paragraph(words["method_rules"]);
    }

    private void Run()
    {
        Head(words["run"], []);
        foreach (var run in new[] { report.Run, report.ComparedWith }.OfType<RunReport>())
        {
            Fact("model", run.Model);
            Fact("endpoint", run.Endpoint);
            Fact("temperature", run.Temperature.ToString(CultureInfo.InvariantCulture));
            Fact("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
            Fact("probes", run.Probes);
            Fact("asked_languages", string.Join(", ", run.Languages));
            Fact("limit", run.Limit?.ToString(CultureInfo.InvariantCulture) ?? System.Net.WebUtility.HtmlDecode(words["no_limit"]));
            Fact("calls", run.Calls.ToString(CultureInfo.InvariantCulture));
            Fact("classifier", run.Classifier ?? System.Net.WebUtility.HtmlDecode(words["no_classifier"]));
        }
        _page.Append("</tbody></table></div>");
    }

    private void Fact(string name, string value) =>
        _page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{words[name]}</th><td>{ReportWords.Safe(value)}</td></tr>");

    private void Section(string name, Action content)
    {
        _page.Append(CultureInfo.InvariantCulture, $"\n<section id=\"{name}\"><h2>{words[name]}</h2>");
        content();
        _page.Append("</section>");
    }

    private void Head(string caption, IEnumerable<string> heads)
    {
        _page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table><caption>{caption}</caption>");
        var cells = string.Concat(heads.Select(head => head.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{head}</th>"));
        _page.Append(cells.Length == 0 ? "<tbody>" : $"<thead><tr>{cells}</tr></thead><tbody>");
    }

    private void Cell(string text) => _page.Append("<td>").Append(text).Append("</td>");

    private void Paragraph(string text, string? look = null) =>
        _page.Append(look is null ? "<p>" : $"<p class=\"{look}\">").Append(text).Append("</p>");

    private const string Style = """
        body { margin: 0 auto; max-width: 72rem; padding: var(--space-4); background: var(--paper); color: var(--ink); font-family: var(--font); font-size: var(--text-console); line-height: var(--leading); }
        p, dl { max-width: var(--measure); } a { color: var(--accent); } h1, h2 { font-size: var(--text-heading); } h3 { font-size: var(--text-title); }
        .lead { font-size: var(--text-title); } .muted, .tick { color: var(--muted); fill: var(--muted); font-size: var(--text-small); }
        .skip { position: absolute; left: -100vw; } .skip:focus { left: var(--space-4); } :focus-visible { outline: var(--focus-width) solid var(--focus); outline-offset: var(--focus-offset); }
        .wide { overflow-x: auto; margin: var(--space-4) 0; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; } caption { text-align: start; color: var(--muted); }
        th, td { padding: var(--space-1) var(--space-3); text-align: start; border-bottom: 1px solid var(--line); vertical-align: top; } thead th { white-space: nowrap; } tbody th { min-width: 14rem; font-weight: normal; } .found td:last-child { font-weight: bold; }
        svg { min-width: 44rem; width: 100%; background: var(--surface); } svg text { fill: var(--ink); font-family: var(--font); font-size: 14px; } svg .tick { fill: var(--muted); }
        svg .rule { stroke: var(--line); } svg .fair { stroke: var(--ink); stroke-width: 2; } svg .seen, svg .found { stroke: var(--accent); stroke-width: 2; fill: var(--surface); } svg .found { fill: var(--accent); }
        dd { margin: 0 0 var(--space-2) var(--space-4); white-space: pre-wrap; overflow-wrap: anywhere; } dt { color: var(--muted); } dl { border-inline-start: var(--focus-width) solid var(--line); padding-inline-start: var(--space-3); }
        @media print { details > * { display: block; } .wide { overflow: visible; } }
        """;
}
