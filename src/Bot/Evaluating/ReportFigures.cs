using System.Globalization;
using Isegoria.Backends.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>Figures as rows of a table, raw and behind the gate under each other.</summary>
internal sealed class ReportFigures(EvaluationReport report, ReportMarkup page, ReportWords words)
{
    private static readonly string[] Heads = ["figure", "value", "interval", "fair", "adjusted", "effect", "units", "unread", "detectable", "outcome"];

    private readonly Dictionary<string, FigureReport>? _gated = report.Gated?.ToDictionary(figure => figure.Key);

    public void Table(IReadOnlyList<FigureReport> figures, string caption)
    {
        var heads = Heads.Select(head => words[head]).ToList();
        if (_gated is not null)
            heads.Insert(1, "");
        page.Table(caption, heads, () =>
        {
            foreach (var figure in figures)
            {
                var other = _gated?.GetValueOrDefault(figure.Key);
                Row(figure, words.Measure(figure.Key), _gated is null ? null : words["raw"], other is null ? 1 : 2);
                if (other is not null)
                    Row(other, head: null, words["gated"], rows: 1);
            }
        });
    }

    private void Row(FigureReport figure, string? head, string? kind, int rows)
    {
        var concluded = figure.Outcome != "too-few";
        string[] cells =
        [
            figure.Units == 0 ? "–" : words.Number(figure.Value),
            figure.Units < 2 ? "–" : $"{words.Number(figure.Low)} … {words.Number(figure.High)}",
            words.Number(figure.Fair),
            concluded ? words.Chance(figure.Adjusted) : "–",
            words.Number(figure.Effect),
            figure.Units.ToString(CultureInfo.InvariantCulture),
            figure.Unread.ToString(CultureInfo.InvariantCulture),
            words.Number(figure.Detectable),
            words[figure.Outcome.Replace('-', '_')],
        ];
        page.MarkedRow(figure.Outcome, head, kind is null ? cells : [kind, .. cells], rows);
    }
}
