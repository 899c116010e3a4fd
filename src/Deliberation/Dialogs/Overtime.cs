using System.Globalization;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// A stage's planned time. When it is over nobody is cut short: the citizen is asked once whether to stay, and the time
/// begins anew where they do.
/// </summary>
internal static class Overtime
{
    public const string Stay = "/stay";
    public const string GoOn = "/next";

    public static string EnteredNote(Stage stage) => $"entered.{stage.Id}";

    public static string Write(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static bool IsOver(Stage stage, Progress progress, DateTimeOffset now) =>
        stage.Minutes is { } minutes
        && progress.Notes.TryGetValue(EnteredNote(stage), out var entered)
        && long.TryParse(entered, CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) >= TimeSpan.FromMinutes(minutes);

    public static IReadOnlyList<Utterance> Ask(Scene scene) => scene.Ask(scene.Everyday[Phrase.GeneralOvertime],
    [
        new Choice(scene.Title(Phrase.GeneralOvertimeStay), Stay),
        new Choice(scene.Title(Phrase.GeneralOvertimeGo), GoOn),
    ]);
}
