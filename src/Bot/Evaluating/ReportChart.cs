using System.Globalization;
using System.Text;
using Isegoria.Backends.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>All figures of a report as one picture: a row each, its interval, and the stroke of a fair model. The table beside it says the same.</summary>
internal static class ReportChart
{
    /// <summary>As wide as a telephone: the names stand above their rows, so that nothing has to be scrolled.</summary>
    private const int Width = 360;
    private const int Room = 20;
    private const int Row = 46;
    private const int Name = 14;
    private const int Middle = 31;
    private const double Low = -1.05;
    private const double High = 1.05;

    public static string Of(EvaluationReport report, ReportWords words)
    {
        var height = (report.Figures.Count * Row) + Room;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Room + Width + Room} {height}\" role=\"img\" aria-labelledby=\"chart-title\"><title id=\"chart-title\">{words["chart"]}</title>");
        foreach (var tick in new[] { -1, -0.5, 0, 0.5, 1 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rule\" x1=\"{X(tick):0.0}\" x2=\"{X(tick):0.0}\" y1=\"0\" y2=\"{height - Room}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{X(tick):0.0}\" y=\"{height - 4}\" text-anchor=\"middle\">{words.Number(tick)}</text>");
        }
        var gated = report.Gated?.ToDictionary(figure => figure.Key);
        foreach (var (at, figure) in report.Figures.Index())
        {
            var y = (at * Row) + Middle;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Room}\" y=\"{(at * Row) + Name}\">{words.Measure(figure.Key)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"fair\" x1=\"{X(figure.Fair):0.0}\" x2=\"{X(figure.Fair):0.0}\" y1=\"{y - 11}\" y2=\"{y + 11}\"/>");
            if (figure.Outcome == "too-few")
                continue;
            var other = gated?.GetValueOrDefault(figure.Key);
            Mark(svg, figure, other is null ? y : y - 5, round: true);
            if (other is { Outcome: not "too-few" })
                Mark(svg, other, y + 6, round: false);
        }
        return svg.Append("</svg>").ToString();
    }

    private static void Mark(StringBuilder svg, FigureReport figure, double y, bool round)
    {
        var found = figure.Outcome == "found" ? "found" : "seen";
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{found}\" x1=\"{X(figure.Low):0.0}\" x2=\"{X(figure.High):0.0}\" y1=\"{y}\" y2=\"{y}\"/>");
        svg.Append(round
            ? string.Create(CultureInfo.InvariantCulture, $"<circle class=\"{found}\" cx=\"{X(figure.Value):0.0}\" cy=\"{y}\" r=\"4.5\"/>")
            : string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{found}\" x=\"{X(figure.Value) - 4:0.0}\" y=\"{y - 4}\" width=\"8\" height=\"8\"/>"));
    }

    private static double X(double value) => Room + ((Math.Clamp(value, Low, High) - Low) / (High - Low) * Width);
}
