using System.Globalization;
using System.Net;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>What stands behind all figures: who judged, how it was measured, what was run, and how to cite it.</summary>
internal sealed class ReportEnds(EvaluationReport report, EvaluationOptions options, ReportMarkup page, ReportWords words)
{
    public void Write()
    {
        page.Section("method", Method);
        page.Section("run", Runs);
        page.Section("citing", Citing);
    }

    public void Judge(JudgeReport judge)
    {
        page.Paragraph(words.Fill("judge_note", judge.Model));
        page.Paragraph(words[judge.Alone ? "judge_alone" : "judge_beside"]);
        page.Table(words["agreement"], [words["by"], words["language"], words["replies"], words["no_verdict"], words["macro_f1"], words["kappa"]], () =>
        {
            foreach (var found in judge.Agreement)
                page.Row(
                    words[$"by_{found.By}"], words[found.Language], found.Replies.ToString(CultureInfo.InvariantCulture), found.Unread.ToString(CultureInfo.InvariantCulture),
                    With(found.MacroF1, found.MacroF1Low, found.MacroF1High), With(found.Kappa, found.KappaLow, found.KappaHigh));
        });
        page.Paragraph(words.Fill("judge_sample", judge.Labelled, report.Run.Seed, judge.Prompt), "muted");
    }

    private string With(double value, double low, double high) => $"{words.Number(value)} ({words.Number(low)} … {words.Number(high)})";

    private void Method()
    {
        page.Paragraph(words["method_units"]);
        page.Paragraph(words["method_tests"]);
        page.Paragraph(words.Fill("method_found", options.Alpha!, options.Margin!, options.ToleratedShare!, options.ToleratedChanges!));
        page.Paragraph(words.Fill("method_detectable", 100 * options.Power!.Value));
        page.Paragraph(words[report.Judge is null ? "method_rules" : "method_judge"]);
        page.Paragraph(words["method_limits"]);
    }

    private void Runs() => page.Table(words["run"], [], () =>
    {
        foreach (var run in new[] { report.Run, report.ComparedWith }.OfType<RunReport>())
            foreach (var (name, value) in Facts(run))
                page.Row(words[name], ReportWords.Safe(value));
    });

    private IEnumerable<(string Name, string Value)> Facts(RunReport run)
    {
        yield return ("model", run.Model);
        yield return ("endpoint", run.Endpoint);
        if (run.Began is { } began)
            yield return ("began", began.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return ("temperature", run.Temperature.ToString(CultureInfo.InvariantCulture));
        if (run is { ShortTokens: { } few, ProseTokens: { } many })
            yield return ("most_tokens", $"{few}, {many}");
        yield return ("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
        if (run.Resamples is { } draws)
            yield return ("resamples", draws.ToString(CultureInfo.InvariantCulture));
        yield return ("probes", run.Probes);
        if (run.Suites.Count > 0)
            yield return ("asked_suites", string.Join(", ", run.Suites));
        yield return ("asked_languages", string.Join(", ", run.Languages));
        yield return ("limit", run.Limit?.ToString(CultureInfo.InvariantCulture) ?? Plain("no_limit"));
        yield return ("calls", run.Calls.ToString(CultureInfo.InvariantCulture));
        yield return ("classifier", run.Classifier ?? Plain("no_classifier"));
        if (run.Program is { } program)
            yield return ("program", program);
        if (run.Answers is { } answers)
            yield return ("answers_digest", answers);
    }

    private void Citing()
    {
        page.Paragraph(words["citing_note"]);
        foreach (var run in new[] { report.Run, report.ComparedWith }.OfType<RunReport>())
            page.Raw($"<blockquote><p>{words.Fill("citation", run.Model, run.Began?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–", run.Program ?? "–", run.Probes, run.Seed, run.Answers ?? "–")}</p></blockquote>");
    }

    private string Plain(string entry) => WebUtility.HtmlDecode(words[entry]);
}
