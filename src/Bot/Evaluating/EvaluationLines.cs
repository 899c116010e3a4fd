using Isegoria.Backends.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>A report as lines to parse: what a model judge is worth first, where there is one, then a line a figure.</summary>
internal static class EvaluationLines
{
    public static IEnumerable<object> Of(EvaluationReport report)
    {
        if (report.Judge is { } judge)
            yield return new { Judge = judge };
        var gated = report.Gated?.ToDictionary(figure => figure.Key);
        foreach (var figure in report.Figures)
            yield return new { Raw = Line(figure), Gated = gated?.GetValueOrDefault(figure.Key) is { } other ? Line(other) : null };
    }

    private static object Line(FigureReport figure) => new
    {
        figure.Suite,
        figure.Measure,
        figure.ByJudge,
        figure.Outcome,
        figure.Value,
        figure.Low,
        figure.High,
        figure.Fair,
        figure.P,
        figure.Adjusted,
        figure.Effect,
        figure.Units,
        figure.Unread,
        figure.Detectable,
    };
}
