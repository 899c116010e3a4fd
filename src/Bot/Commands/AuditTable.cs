using System.Text;
using Isegoria.Bot.Charter;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Commands;

/// <summary>Findings as a table of plain text, a principle a line and its indicators below it.</summary>
internal static class AuditTable
{
    private const int Names = 64;
    private const int Figures = 22;

    public static string Of(AuditReport report, AuditWords words, Language language)
    {
        var table = new StringBuilder();
        foreach (var found in report.Findings)
        {
            table.AppendLine(AuditWords.Culture(language), $"{DemocraticCharter.In(found.Principle.Name, language).PadRight(Names + 2)}{words.StandingIn(found.Standing, language)}");
            foreach (var finding in found.Findings)
                table.AppendLine(Row(finding, words, language));
        }
        var counts = report.Findings.CountBy(found => found.Standing).ToDictionary();
        return table.Append(string.Join(", ", Enum.GetValues<Standing>()
            .Select(standing => $"{words.StandingIn(standing, language)}: {counts.GetValueOrDefault(standing)}"))).ToString();
    }

    private static string Row(Finding finding, AuditWords words, Language language)
    {
        var name = DemocraticCharter.In(finding.Indicator.Name, language);
        var figure = words.FigureIn(finding, language);
        var shown = finding.Figure is Figure.Told ? $"{figure} ({words.OfIn(finding, language)})".PadRight(Figures) + words.ThresholdIn(finding.Indicator, language) : figure;
        return $"  {(name.Length > Names ? name[..(Names - 1)] + "…" : name).PadRight(Names)}{shown}";
    }
}
