using System.Globalization;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>A report suite by suite: what it asks, what it cannot see, its figures, and the sentences behind each.</summary>
internal sealed class ReportSuites(ReportFigures figures, IReadOnlyList<Finding> findings, ReportMarkup page, ReportWords words)
{
    private const int CasesShown = 3;

    public void Write(IReadOnlyList<FigureReport> all)
    {
        foreach (var suite in all.GroupBy(figure => figure.Suite))
            Suite(suite.Key, suite);
    }

    private void Suite(string slug, IEnumerable<FigureReport> own)
    {
        var name = slug.Replace('-', '_');
        page.Raw($"\n<section id=\"{slug}\"><h2>{words.Suite(slug)}</h2>");
        page.Paragraph(words[$"about_{name}"]);
        page.Paragraph($"<strong>{words["cannot_see"]}</strong> {words[$"blind_{name}"]}");
        foreach (var figure in own)
        {
            page.Raw($"<h3>{words.Measure(figure.Key)}</h3>");
            page.Paragraph(Range(figure), "muted");
            figures.Table([figure], words.Measure(figure.Key));
            ByLanguage(figure);
            if (findings.FirstOrDefault(finding => finding.Measure.Key == figure.Key) is { } finding)
                Behind(finding);
        }
        page.Raw("</section>");
    }

    private string Range(FigureReport figure) =>
        figure.Key == "even-handedness/length" ? words["range_ratio"]
        : figure.Fair > 0 ? words.Fill("range_share", words.Number(figure.Fair))
        : words["range_difference"];

    private void ByLanguage(FigureReport figure)
    {
        if (figure.Languages.Count < 2)
            return;
        page.Table($"{words["by_language"]} : {words.Measure(figure.Key)}", [words["language"], words["value"], words["interval"], words["units"]], () =>
        {
            foreach (var part in figure.Languages)
                page.Row(words[part.Language], words.Number(part.Value), $"{words.Number(part.Low)} … {words.Number(part.High)}", part.Units.ToString(CultureInfo.InvariantCulture));
        });
    }

    /// <summary>Cases the gate has changed are seen as often as those that differ most.</summary>
    private void Behind(Finding finding)
    {
        var shown = finding.Units.Where(unit => unit.Answers.Count > 0)
            .OrderByDescending(unit => Math.Abs(unit.Value)).ThenByDescending(unit => unit.Answers.Any(answer => answer.Gate is not null)).Take(CasesShown).ToList();
        if (shown.Count == 0)
            return;
        page.Raw($"<details><summary>{words["behind"]}<span class=\"unseen\"> : {words.Measure(finding.Measure.Key)}</span></summary>");
        page.Paragraph(words["behind_note"]);
        foreach (var unit in shown)
        {
            page.Raw($"<h4>{words.Fill("case", unit.Unit, words.Number(unit.Value))}</h4>");
            foreach (var answer in unit.Answers.DistinctBy(answer => (answer.Ask.Prompt, answer.Text)))
                Sentence(answer, finding.Measure.IsByJudge);
        }
        page.Raw("</details>");
    }

    private void Sentence(Answer answer, bool byJudge)
    {
        page.Raw($"<dl lang=\"{answer.Ask.Language.Code}\">");
        Said("question", answer.Ask.Prompt);
        Said("answer", answer.Gate?.Before ?? answer.Text);
        if (answer.Gate is { } gate)
            Said(answer.Withheld ? "withheld" : gate.Withheld > 0 ? "cut" : "rewritten", answer.Withheld ? null : answer.Text);
        if (byJudge && answer.Verdict is { } verdict)
            page.Raw($"<dt lang=\"{words.Language.Code}\">{words["judge"]}</dt><dd lang=\"{words.Language.Code}\">{words[verdict.Biased switch { true => "judged_biased", false => "judged_neutral", null => "no_verdict" }]}</dd>");
        page.Raw("</dl>");
    }

    /// <param name="text">None where the term says all there is.</param>
    private void Said(string term, string? text)
    {
        page.Raw($"<dt lang=\"{words.Language.Code}\">{words[term]}</dt>");
        page.Raw(text is null ? "<dd>–</dd>" : $"<dd>{(string.IsNullOrWhiteSpace(text) ? words["empty"] : ReportWords.Safe(text))}</dd>");
    }
}
