namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// What is awaited outside the steps: the question a citizen announced, the confirmation that all be erased, the answer
/// to "the planned time is over", the decision what of words with personal data is kept, the room that is still behind.
/// </summary>
internal static class Awaited
{
    public const string Question = "question";
    public const string Erasure = "erasure";
    public const string Overtime = "overtime";
    public const string Decision = "decision";
    public const string AsWritten = "as-written";

    /// <summary>The room, to reach the next stage.</summary>
    public const string Room = "room";

    /// <summary>The text of the button that confirms erasure.</summary>
    public const string EraseAll = "/erase all";

    private const string Note = "awaited";

    public static bool Is(Progress progress, string what) => progress.Notes.GetValueOrDefault(Note) == what;

    public static Progress Set(Progress progress, string what) => progress.Note(Note, what);

    public static Progress Nothing(Progress progress) => PersonalWords.Forget(progress.Note(Note, null));

    /// <summary>An announced question or an erasure not confirmed is dropped as soon as something else is said.</summary>
    public static Progress Cleared(Progress progress) => Is(progress, Overtime) || Is(progress, Room) ? progress : Nothing(progress);

    /// <summary>The text as an answer to what is awaited, or none where it is something else.</summary>
    public static (string Name, Scene Scene, Heard Heard)? Hear(Scene scene, string text)
    {
        var cleared = scene with { Progress = Nothing(scene.Progress) };
        if (Is(scene.Progress, Overtime) && !scene.Progress.Paused && scene.Everyday.Recognise(text) is null)
            return HearOvertime(scene, cleared, text);
        if (Is(scene.Progress, Room) && !scene.Progress.Paused && scene.Everyday.Recognise(text) is null)
            return HearWaiting(scene, cleared, text);
        if (Is(scene.Progress, Question) && scene.Everyday.Recognise(text) is null && !string.IsNullOrWhiteSpace(text))
            return ("question", cleared, Heard.QuestionFor(cleared.Progress, text.Trim()));
        if (Is(scene.Progress, Decision) || Is(scene.Progress, AsWritten))
            return PersonalWords.Hear(scene, cleared, text);
        if (!Is(scene.Progress, Erasure))
            return null;
        if (PlainText.Same(text, EraseAll) || scene.Everyday.Means("yes", text)
            || PlainText.Same(text, scene.Title(Phrase.EraseYes)))
            return ("erase", cleared, EverydayReply.Erase(cleared));
        return PlainText.Same(text, scene.Title(Phrase.EraseNo)) || scene.Everyday.Means("no", text)
            ? ("erase", cleared, Heard.Again(cleared.Progress, scene.Say(Phrase.EraseKept)))
            : null;
    }

    /// <summary>Who waits may still ask the documents; where the room is gone, they go on at their own pace.</summary>
    private static (string, Scene, Heard) HearWaiting(Scene scene, Scene cleared, string text) =>
        scene.Situation.Room is null ? ("room", cleared, Heard.Answered(cleared.Progress, []))
        : ("room", scene, PlainText.IsQuestion(text) ? Heard.QuestionFor(scene.Progress, text.Trim()) : Heard.Again(scene.Progress));

    private static (string, Scene, Heard) HearOvertime(Scene scene, Scene cleared, string text)
    {
        var stage = scene.Path.StageAt(scene.Progress);
        if (PlainText.Same(text, Dialogs.Overtime.GoOn) || PlainText.Same(text, scene.Title(Phrase.GeneralOvertimeGo)))
        {
            var last = cleared.Progress with { Step = stage.Steps[^1].Id };
            return ("overtime", cleared, Heard.Answered(last, []));
        }
        if (!PlainText.Same(text, Dialogs.Overtime.Stay) && !PlainText.Same(text, scene.Title(Phrase.GeneralOvertimeStay)))
            return ("overtime", scene, PlainText.IsQuestion(text)
                ? Heard.QuestionFor(scene.Progress, text)
                : Heard.Again(scene.Progress, scene.Say(Phrase.GeneralNotUnderstood)));
        var anew = cleared.Progress.Note(Dialogs.Overtime.EnteredNote(stage), Dialogs.Overtime.Write(scene.Situation.Now));
        return ("overtime", cleared, Heard.Answered(anew, []));
    }
}
