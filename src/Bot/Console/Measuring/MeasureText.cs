using System.Globalization;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Bot.Console.Measuring;

/// <summary>Figures as whoever looks writes them.</summary>
internal static class MeasureText
{
    /// <summary>With its sign and its interval, where there is one; hundredths of a share are points.</summary>
    public static string Shift(ConsoleWords words, Estimate? estimate, bool isShare) => estimate switch
    {
        null => words["measured_too_few"],
        { Low: { } low, High: { } high } => isShare
            ? words.With("measured_points", Signed(100 * estimate.Value, 0), Signed(100 * low, 0), Signed(100 * high, 0))
            : words.With("measured_interval", Signed(estimate.Value, 2), Signed(low, 2), Signed(high, 2)),
        _ => isShare ? words.With("measured_points_alike", Signed(100 * estimate.Value, 0)) : words.With("measured_alike", Signed(estimate.Value, 2)),
    };

    public static string Share(ConsoleWords words, Estimate? estimate) => estimate is { Low: { } low, High: { } high }
        ? words.With("measured_interval", Percent(estimate.Value), Percent(low), Percent(high))
        : words["measured_too_few"];

    public static string Number(ConsoleWords words, double? value) => value?.ToString("0.00", CultureInfo.CurrentCulture) ?? words["measured_too_few"];

    private static string Signed(double value, int decimals)
    {
        var number = Math.Round(value, decimals).ToString($"F{decimals}", CultureInfo.CurrentCulture);
        return value > 0 ? $"+{number}" : number;
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);
}
