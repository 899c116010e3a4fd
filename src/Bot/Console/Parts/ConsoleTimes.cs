using System.Globalization;
using Isegoria.Bot.Console.Setup;
using Isegoria.Deliberation.Dialogs;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Parts;

/// <summary>Times as staff read them: in the zone that is set, which is named, and day before month in both languages.</summary>
public sealed class ConsoleTimes(IOptions<SetupOptions> setup)
{
    private static CultureInfo Culture => CultureInfo.GetCultureInfo(ConsoleWords.Spoken == Language.French ? "fr-FR" : "en-GB");

    /// <param name="format">A standard format of date and time, such as "g" or "G".</param>
    public string Write(DateTimeOffset time, string format = "g") =>
        $"{TimeZoneInfo.ConvertTime(time, setup.Value.Zone).ToString(format, Culture)} ({setup.Value.TimeZone})";

    public static string Write(DateOnly day) => day.ToString("d", Culture);
}
