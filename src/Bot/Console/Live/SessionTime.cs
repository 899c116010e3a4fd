using System.Globalization;
using Isegoria.Deliberation.Sessions;

namespace Isegoria.Bot.Console.Live;

/// <summary>Time in words, without a countdown that frightens: whole minutes, and "over" is an invitation.</summary>
internal static class SessionTime
{
    public static string Left(TimeSpan left, ConsoleWords words) => left.TotalSeconds switch
    {
        <= 0 => words["time_over"],
        < 60 => words["time_last_minute"],
        _ => words.With("time_left", (int)Math.Ceiling(left.TotalMinutes)),
    };

    public static string Title(AgendaItem item) => item.Title.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var title)
        ? title
        : item.Title.Values.First();
}
