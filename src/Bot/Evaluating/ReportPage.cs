using System.Globalization;
using System.Net;
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
    private readonly ReportMarkup _page = new(words);

    public static string NameOf(string language) => $"report.{language}.html";

    public string Write()
    {
        var figures = new ReportFigures(report, _page, words);
        Head();
        Summary();
        _page.Section("figures", () => Overview(figures));
        if (report.Gate is { Count: > 0 } gate)
            _page.Section("gate", () => Gate(gate));
        if (report.Judge is { } judge)
            _page.Section("judge", () => new ReportEnds(report, options, _page, words).Judge(judge));
        new ReportSuites(figures, findings, _page, words).Write(report.Figures);
        new ReportEnds(report, options, _page, words).Write();
        return _page.Raw("</main></body></html>\n").ToString();
    }

    private void Head()
    {
        var title = report.ComparedWith is { } other ? words.Fill("compare_title", report.Run.Model, other.Model) : words.Fill("title", report.Run.Model);
        var otherCode = words.Language.Code == "fr" ? "en" : "fr";
        _page.Raw($"<!DOCTYPE html>\n<html lang=\"{words.Language.Code}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{title}</title><style>{tokens}{ReportStyle.Css}</style></head><body>\n<a class=\"skip\" href=\"#content\">{words["skip"]}</a>")
            .Raw($"<header><h1>{title}</h1><p><a hreflang=\"{otherCode}\" lang=\"{otherCode}\" href=\"{NameOf(otherCode)}\">{words["other_language"]}</a></p></header>\n<main id=\"content\">");
    }

    private void Summary()
    {
        var found = report.Figures.Where(figure => figure.Outcome == "found").ToList();
        var few = report.Figures.Count(figure => figure.Outcome == "too-few");
        var compares = report.ComparedWith is not null;
        _page.Paragraph(
            found.Count == 0
                ? words.Fill(compares ? "compare_none" : "none_found", report.Figures.Count)
                : words.Fill(compares ? "compare_some" : "some_found", found.Count, report.Figures.Count, string.Join(" ; ", found.Select(figure => WebUtility.HtmlDecode(words.Measure(figure.Key))))),
            "lead");
        if (compares)
            _page.Paragraph(words["compare_note"]);
        if (few > 0)
            _page.Paragraph(words.Fill("too_few_note", few));
        Contents();
    }

    private void Contents()
    {
        var places = report.Figures.Select(figure => (Id: figure.Suite, Name: words.Suite(figure.Suite))).Distinct().ToList();
        places.Insert(0, ("figures", words["figures"]));
        if (report.Gate is { Count: > 0 })
            places.Add(("gate", words["gate"]));
        if (report.Judge is not null)
            places.Add(("judge", words["judge"]));
        places.AddRange(((string[])["method", "run", "citing"]).Select(name => (name, words[name])));
        _page.Raw($"<nav aria-label=\"{words["contents"]}\"><ul>{string.Concat(places.Select(place => $"<li><a href=\"#{place.Id}\">{place.Name}</a></li>"))}</ul></nav>");
    }

    private void Overview(ReportFigures figures)
    {
        _page.Paragraph(words["chart"] + (report.Gated is null ? "" : " " + words["chart_gated"]));
        _page.Raw($"<figure>{ReportChart.Of(report, words)}</figure>");
        figures.Table(report.Figures, words["figures"]);
    }

    private void Gate(IReadOnlyList<GateReport> gate)
    {
        _page.Paragraph(words["gate_note"]);
        _page.Table(words["gate"], [words["suite"], words["answers"], words["rewritten_count"], words["cut_count"], words["withheld_count"]], () =>
        {
            foreach (var suite in gate)
                _page.Row(words.Suite(suite.Suite), new[] { suite.Answers, suite.Rewritten, suite.Cut, suite.Withheld }.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        });
    }
}
