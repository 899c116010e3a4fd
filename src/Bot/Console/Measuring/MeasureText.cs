using System.Globalization;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Bot.Console.Measuring;

/// <summary>Figures as whoever looks writes them.</summary>
internal static class MeasureText
{
    /// <summary>With its sign and its interval; hundredths of a share are points.</summary>
    public static string Shift(ConsoleWords words, Estimate? estimate, bool isShare) => estimate is null ? words["measured_too_few"]
        : isShare ? words.With("measured_points", Signed(100 * estimate.Value, 0), Signed(100 * estimate.Low, 0), Signed(100 * estimate.High, 0))
        : words.With("measured_interval", Signed(estimate.Value, 2), Signed(estimate.Low, 2), Signed(estimate.High, 2));

    public static string Share(ConsoleWords words, Estimate? estimate) => estimate is null
        ? words["measured_too_few"]
        : words.With("measured_interval", Percent(estimate.Value), Percent(estimate.Low), Percent(estimate.High));

    public static string Number(ConsoleWords words, double? value) => value?.ToString("0.00", CultureInfo.CurrentCulture) ?? words["measured_too_few"];

    private static string Signed(double value, int decimals)
    {
        var number = Math.Round(value, decimals).ToString($"F{decimals}", CultureInfo.CurrentCulture);
        return value > 0 ? $"+{number}" : number;
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);
}
