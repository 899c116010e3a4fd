using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>A dialog's steps in one line, and the way along it.</summary>
public sealed class DialogPath
{
    private readonly IReadOnlyList<(Stage Stage, DialogStep Step)> _places;
    private readonly Dictionary<string, int> _byStep;

    public DialogPath(Dialog dialog)
    {
        Dialog = dialog;
        _places = [.. dialog.Stages.SelectMany(stage => stage.Steps.Select(step => (stage, step)))];
        _byStep = _places.Select((place, index) => (place.Step.Id, index)).ToDictionary(p => p.Id, p => p.index);
    }

    public Dialog Dialog { get; }

    public IEnumerable<DialogStep> Steps => _places.Select(p => p.Step);

    public DialogStep? Find(string? step) => step is not null && _byStep.TryGetValue(step, out var at) ? _places[at].Step : null;

    /// <summary>The step a key of <see cref="Progress.Answers"/> belongs to.</summary>
    public DialogStep? Owner(string key) => Find(key.Split('/', 2)[0]);

    public Stage StageOf(string step) => _places[_byStep[step]].Stage;

    /// <summary>The stage a citizen stands in; where the dialog no longer has it, its last for those at the end, its first otherwise.</summary>
    public Stage StageAt(Progress progress) =>
        Dialog.Stages.FirstOrDefault(s => s.Id == progress.Stage) ?? Dialog.Stages[progress.Closed ? ^1 : 0];

    public StageMark Mark(Progress progress)
    {
        var stage = StageAt(progress);
        var number = Dialog.Stages.TakeWhile(s => s.Id != stage.Id).Count() + 1;
        return new StageMark(number, Dialog.Stages.Count, stage.Title.Title(progress.Language), progress.Language, progress.Ended());
    }

    public int After(string step) => _byStep[step] + 1;

    public int StartOf(Stage stage) => _byStep[stage.Steps[0].Id];

    public int EndOf(Stage stage) => _byStep[stage.Steps[^1].Id] + 1;

    /// <summary>
    /// Where to go on when the dialog's file has changed and the awaited step is gone: the start of the same stage;
    /// where that is gone too, the stage after the last step answered that is still there.
    /// </summary>
    public int PlaceAfterChange(Progress progress)
    {
        if (Dialog.Stages.FirstOrDefault(s => s.Id == progress.Stage) is { } stage)
            return StartOf(stage);
        var last = progress.History.LastOrDefault(key => Owner(key) is not null);
        return last is null ? 0 : EndOf(StageOf(Owner(last)!.Id));
    }

    /// <summary>Walks on from a place to the next step that awaits an answer, speaking on the way; closes at the end.</summary>
    public (Progress Progress, IReadOnlyList<Utterance> Say) Walk(Scene scene, int from)
    {
        var say = new List<Utterance>();
        foreach (var (stage, step) in _places.Skip(from))
        {
            if (!Applies(stage, step, scene.Progress))
                continue;
            scene = scene with { Progress = Enter(stage, scene) with { Step = step.Id } };
            scene = scene with { Progress = step.Enter(scene) };
            say.AddRange(step.Open(scene));
            if (step.Awaits(scene))
                return (scene.Progress, say);
        }
        return (scene.Progress with { Step = null, Closed = true }, say);
    }

    /// <summary>What was said just before the awaited step, within its stage, and the step itself.</summary>
    public IReadOnlyList<Utterance> Replay(Scene scene)
    {
        if (Find(scene.Progress.Step) is not { } awaited)
            return [];
        var start = StartOf(StageOf(awaited.Id));
        var before = _places.Take(_byStep[awaited.Id]).Skip(start)
            .Reverse()
            .TakeWhile(p => !p.Step.IsAnswerable && Applies(p.Stage, p.Step, scene.Progress))
            .Reverse();
        return [.. before.SelectMany(p => p.Step.Open(scene)), .. awaited.Ask(scene)];
    }

    private static bool Applies(Stage stage, DialogStep step, Progress progress) =>
        stage.Requires.All(p => progress.Consents.TryGetValue(p, out var consent) && consent.Given)
        && step.When?.Holds(progress) != false
        && !progress.Answers.ContainsKey(step.Id);

    private static Progress Enter(Stage stage, Scene scene)
    {
        var progress = scene.Progress with { Stage = stage.Id };
        var key = Overtime.EnteredNote(stage);
        return stage.Minutes is null || progress.Notes.ContainsKey(key)
            ? progress
            : progress.Note(key, Overtime.Write(scene.Situation.Now));
    }
}
