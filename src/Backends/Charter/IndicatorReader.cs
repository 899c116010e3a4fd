using System.Globalization;
using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Charter;

namespace Isegoria.Backends.Charter;

/// <summary>An indicator has a figure with a threshold, or says why there is none.</summary>
internal static class IndicatorReader
{
    private static readonly Dictionary<string, string> NoWords = [];

    public static Indicator Read(YamlEntry entry)
    {
        var (id, name) = (entry.Text("id"), CharterReader.TextIn(entry, "name"));
        var indicator = entry.Has("untold")
            ? new Indicator(id, name, null, null, null, CharterReader.TextIn(entry, "untold"), NoWords)
            : Measured(entry, id, name);
        entry.ReportUnknownKeys();
        return indicator;
    }

    private static Indicator Measured(YamlEntry entry, string id, Dictionary<string, string> name)
    {
        var figure = entry.Text("figure");
        if (!FigureNames.All.ContainsKey(figure))
            entry.Report(entry.LineOf("figure"), $"The store can tell no figure '{figure}'.",
                $"Say under 'untold' why it cannot be told, or use one of: {string.Join(", ", FigureNames.All.Keys)}.");
        var (least, most) = (Threshold(entry, "at_least"), Threshold(entry, "at_most"));
        if (least is null && most is null)
            entry.Report(entry.Line, $"The indicator '{id}' has no threshold.", "Give it 'at_least', 'at_most' or both.");
        if (FigureNames.WithSigns.Contains(figure))
            return new Indicator(id, name, figure, least, most, NoWords, CharterReader.TextIn(entry, "signs"));
        return new Indicator(id, name, figure, least, most, NoWords, NoWords);
    }

    private static double? Threshold(YamlEntry entry, string key)
    {
        if (!entry.Has(key))
            return null;
        if (double.TryParse(entry.Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        entry.Missing(key, "a number");
        return null;
    }
}
