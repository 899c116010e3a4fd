namespace Isegoria.Deliberation.Dialogs;

/// <summary>What is asked, or said instead of asking, wherever a citizen may stand.</summary>
internal static class Standing
{
    public static bool IsUnderWay(Progress progress) =>
        !progress.Paused && !progress.Closed
        && !Awaited.Is(progress, Awaited.Overtime) && !Awaited.Is(progress, Awaited.Room) && !Awaited.Is(progress, Awaited.Decision) && !Awaited.Is(progress, Awaited.AsWritten);

    public static IReadOnlyList<Utterance> Ask(Scene scene)
    {
        var progress = scene.Progress;
        if (progress.Paused)
            return scene.Ask(
                scene.Everyday[Phrase.PauseReply],
                [new Choice(scene.Title(Phrase.PauseButton), Everyday.Value(EverydayCommand.Resume))]);
        if (Awaited.Is(progress, Awaited.Overtime))
            return Overtime.Ask(scene);
        if (Awaited.Is(progress, Awaited.Room))
            return scene.Say(Phrase.RoomWaiting);
        if (Awaited.Is(progress, Awaited.Decision) || Awaited.Is(progress, Awaited.AsWritten))
            return PersonalWords.Ask(scene);
        return scene.Path.Find(progress.Step) switch
        {
            Steps.ConsentStep consent when progress.Closed => scene.Say(consent.Refused),
            { } step => step.Ask(scene),
            null => scene.Ask(scene.Everyday[Phrase.GeneralClosed],
            [
                new Choice(scene.Title(Phrase.GeneralClosedContributions), Everyday.Value(EverydayCommand.Contributions)),
                new Choice(scene.Title(Phrase.GeneralClosedData), Everyday.Value(EverydayCommand.Data)),
            ]),
        };
    }
}
