using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// Decides what follows from a citizen's message: one dialog, its everyday commands, no clock, no chance, no outside.
/// The same progress, message and situation always give the same move.
/// </summary>
public sealed class DialogScript(Dialog dialog, Everyday everyday)
{
    private readonly DialogPath _path = new(dialog);

    public string Id => dialog.Id;

    public Words Title => dialog.Title;

    public string Version => dialog.Version;

    public IReadOnlyList<Language> Languages => dialog.Languages;

    public IReadOnlyList<Stage> Stages => dialog.Stages;

    /// <summary>Everything this dialog and the everyday commands may say, in which the consultation's own words stand.</summary>
    public IEnumerable<Words> Words => [.. dialog.Stages.SelectMany(stage => stage.Steps).SelectMany(step => step.Words), .. everyday.Phrases];

    /// <summary>Ids of the steps whose answers are chosen rather than written: they can be counted without anybody's words.</summary>
    public IReadOnlyList<string> ChosenSteps =>
        [.. dialog.Stages.SelectMany(stage => stage.Steps).Where(step => step is Steps.ChooseStep or Steps.ScaleStep).Select(step => step.Id)];

    /// <summary>Whether the dialog works out a statement of the group.</summary>
    public bool HasCaucus => _path.Steps.OfType<Steps.CaucusStep>().Any();

    /// <summary>The phase of a caucus that a room in this stage has reached.</summary>
    public Mediation.CaucusPhase PhaseAt(string stage) => dialog.Stages
        .Take(dialog.Stages.ToList().FindIndex(other => other.Id == stage) + 1)
        .SelectMany(reached => reached.Steps).OfType<Steps.CaucusStep>().Select(step => step.Phase).DefaultIfEmpty().Max();

    /// <summary>Ids of the steps that are answered in the citizen's own words.</summary>
    public IReadOnlyList<string> WrittenSteps => [.. dialog.Stages.SelectMany(stage => stage.Steps).OfType<Steps.AskStep>().Select(step => step.Id)];

    /// <summary>Questions that are asked again, with where they were asked first.</summary>
    public IReadOnlyList<(Steps.DialogStep First, Steps.DialogStep Last)> AskedTwice =>
    [
        .. from last in dialog.Stages.SelectMany(stage => stage.Steps)
           where last.Again is not null
           from first in dialog.Stages.SelectMany(stage => stage.Steps)
           where first.Id == last.Again
           select (first, last),
    ];

    /// <summary>The ids of those that are answered by a number, at the start and at the end.</summary>
    public IReadOnlyList<(string First, string Last)> RatedTwice =>
        [.. AskedTwice.Where(asked => asked.Last is Steps.ScaleStep).Select(asked => (asked.First.Id, asked.Last.Id))];

    /// <summary>A citizen's words with personal data left out, as they are shown before they decide; the same words where there are none.</summary>
    public string WithoutPersonalData(string words, Language language) => PersonalWords.LeftOut(everyday, words, language);

    /// <summary>The statement that a message would publish, for it to be compared with those of others first; none where it publishes none.</summary>
    public string? WouldPublish(Progress? progress, Incoming incoming, Situation situation) =>
        progress is { Paused: false, Closed: false } && incoming.Kind is MessageKind.Said && _path.Find(progress.Step) is Steps.StatementStep step
            ? step.WouldPublish(new Scene(_path, everyday, progress, situation, incoming), incoming.Text)
            : null;

    /// <param name="progress">None before the citizen's first message, which begins the dialog and is not taken as an answer.</param>
    public Move Advance(Progress? progress, Incoming incoming, Situation situation)
    {
        if (incoming.Told is { } told)
            return Tell(progress, told, incoming, situation);
        if (situation.IsShut)
            return Shut(progress, incoming, situation);
        if (incoming.HasJoined && progress is not null)
            return Walked("join", new Scene(_path, everyday, progress, situation, incoming), Telling.Joined);
        if (situation.IsSilent && IsForStaff(progress, incoming))
            return Forward(progress, incoming, situation);
        var move = Decide(progress?.Note(Telling.Held, null), incoming, situation);
        return move with { KeepsText = move.KeepsText && PersonalWords.MayBeKept(progress, incoming.Text) };
    }

    /// <summary>Nobody who has not begun is told anything but that they can, where they asked for it: the welcome comes first.</summary>
    private Move Tell(Progress? progress, Told told, Incoming incoming, Situation situation)
    {
        if (progress is null || progress.IsErased() || (told is Told.Times && progress.WantsNoMessages()))
        {
            var stay = Stay(progress, incoming, situation) with { Name = "told" };
            return progress is null && told is Told.Times times
                ? stay with { Say = OpeningTimes.Say(new Scene(_path, everyday, stay.Next, situation, incoming), times) }
                : stay;
        }
        return Walked("told", new Scene(_path, everyday, progress, situation, incoming), scene => Telling.Hear(scene, told));
    }

    private Move Walked(string name, Scene scene, Func<Scene, (Heard Heard, int? From)> hear)
    {
        var (heard, from) = hear(scene);
        return from is { } place
            ? Walk(name, scene with { Progress = heard.Progress }, place, heard.Say, heard.Contributions)
            : Finish(name, scene, heard);
    }

    /// <summary>Outside its times the consultation takes nothing new; what citizens have given stays theirs to read, copy and erase.</summary>
    private Move Shut(Progress? progress, Incoming incoming, Situation situation)
    {
        var stay = Stay(progress, incoming, situation);
        var scene = new Scene(_path, everyday, stay.Next, situation, incoming);
        if (progress?.IsErased() == true || (progress is null ? OpeningTimes.HearStranger(scene) : OpeningTimes.Hear(scene)) is not { } answered)
            return stay with { Name = "shut", Say = OpeningTimes.Say(scene), KeepsText = false };
        var move = Done(answered.Name, answered.Heard, answered.Heard.Progress, []);
        return move with { KeepsText = move.KeepsText && PersonalWords.MayBeKept(progress, incoming.Text) };
    }

    /// <summary>While the assistant is silent, erasing and reading about one's data is still the citizen's right.</summary>
    private bool IsForStaff(Progress? progress, Incoming incoming) =>
        progress is null
        || (!Awaited.Is(progress, Awaited.Erasure)
            && everyday.Recognise(incoming.Text)?.Command is not (EverydayCommand.Erase or EverydayCommand.Data or EverydayCommand.Unfollow or EverydayCommand.Language));

    /// <summary>The citizen's words go to the facilitators, where consent covers them; the assistant says that much and no more.</summary>
    private Move Forward(Progress? progress, Incoming incoming, Situation situation)
    {
        var stay = Stay(progress, incoming, situation);
        var scene = new Scene(_path, everyday, stay.Next, situation, incoming);
        if (progress?.HasAgreed() != true || incoming.Kind is MessageKind.Arrived)
            return stay with { Name = "silent", Say = scene.Say(Phrase.RoomSilent) };
        var keeps = PersonalWords.MayBeKept(progress, incoming.Text);
        return stay with
        {
            Name = "silent",
            Say = scene.Say(Phrase.RoomForwarded),
            Contributions = [new Contribution.ForAPerson(keeps ? incoming.Text : "")],
            KeepsText = keeps,
        };
    }

    private Move Decide(Progress? progress, Incoming incoming, Situation situation)
    {
        if (progress is null || progress.IsErased() || (progress.HasRefused() && _path.Find(progress.Step) is null))
            return Walk("begin", Begun(incoming, situation), 0);
        var scene = new Scene(_path, everyday, progress, situation, incoming);
        if (!progress.Closed && _path.Find(progress.Step) is null)
            return Walk("moved", scene, _path.PlaceAfterChange(progress), scene.Say(Phrase.GeneralMoved));
        return incoming.Kind is MessageKind.Arrived
            ? Finish("arrived", scene, Heard.Again(progress))
            : Hear(scene, incoming.Text);
    }

    /// <summary>The move that changes nothing: where the citizen stands now, or would stand at the beginning.</summary>
    public Move Stay(Progress? progress, Incoming incoming, Situation situation)
    {
        var standing = progress ?? Begun(incoming, situation).Progress;
        return new Move("stay", standing, [], null, [], standing.HasAgreed(), _path.Mark(standing));
    }

    private Scene Begun(Incoming incoming, Situation situation)
    {
        var consultation = situation.Consultation;
        var offered = consultation.Languages.Where(dialog.Languages.Contains).DefaultIfEmpty(dialog.Languages[0]).ToList();
        var language = incoming.Locale is { } wanted && offered.Contains(wanted) ? wanted : offered[0];
        var progress = new Progress(
            dialog.Id, dialog.Version, language, dialog.Stages[0].Id, null, incoming.Seed,
            new Dictionary<string, string>(), new Dictionary<string, Consent>(), new Dictionary<string, string>(), [],
            Paused: false, Closed: false);
        return new Scene(_path, everyday, progress, situation, incoming);
    }

    private Move Hear(Scene scene, string text)
    {
        if (Awaited.Hear(scene, text) is { } answered)
            return Finish(answered.Name, answered.Scene, answered.Heard);
        scene = scene with { Progress = Awaited.Cleared(scene.Progress) };

        var step = _path.Find(scene.Progress.Step);
        if (everyday.Recognise(text) is { } command && !IsChoice(scene, step, text))
            return Finish(Everyday.Value(command.Command)[1..], scene, EverydayReply.To(command, scene));
        if (scene.Progress.Paused)
            return Finish("pause", scene, Heard.Again(scene.Progress));
        if (step is null)
            return Finish("closed", scene, Heard.Again(scene.Progress));
        if (!scene.Progress.HasRefused())
            return Finish(step.Id, scene, step.Hear(scene, text));

        // A mind may be changed: writing again asks for consent again, or gives it where the text is the answer.
        scene = scene with { Progress = scene.Progress with { Closed = false } };
        return Finish(step.Id, scene, IsChoice(scene, step, text) ? step.Hear(scene, text) : Heard.Again(scene.Progress));
    }

    private static bool IsChoice(Scene scene, Steps.DialogStep? step, string text) =>
        !scene.Progress.Paused
        && step?.Choices(scene).Any(c => PlainText.Same(c.Value, text) || PlainText.Same(c.Title, text)) == true;

    private Move Finish(string name, Scene scene, Heard heard)
    {
        heard = PersonalWords.Held(scene, heard) ?? heard;
        var after = scene with { Progress = heard.Progress };
        var step = heard.Progress.Step;
        return heard.Onward switch
        {
            Onward.GoOn when step is not null && IsOvertime(after, step) => Done(
                name, heard, Awaited.Set(after.Progress, Awaited.Overtime), Overtime.Ask(after)),
            Onward.GoOn when step is not null => GoOn(name, after, step, heard),
            Onward.Repeat when Standing.IsUnderWay(after.Progress) => Done(name, heard, after.Progress, _path.Replay(after)),
            Onward.Repeat or Onward.AskAgain => Done(name, heard, after.Progress, Standing.Ask(after)),
            _ => Done(name, heard, after.Progress, []),
        };
    }

    private Move GoOn(string name, Scene scene, string step, Heard heard)
    {
        var (progress, say) = _path.Walk(scene, _path.After(step));
        if (RoomPace.IsAhead(scene, progress))
            return Done(name, heard, Awaited.Set(scene.Progress, Awaited.Room), scene.Say(Phrase.RoomWaiting));
        if (RoomPace.CatchingUp(scene, progress) is { } stage)
            (progress, say) = _path.Walk(scene, _path.StartOf(stage));
        return Done(name, heard, progress, say);
    }

    /// <summary>In a room its timer counts, not the citizen's own.</summary>
    private bool IsOvertime(Scene scene, string step)
    {
        if (scene.Situation.Room is not null)
            return false;
        var stage = _path.StageOf(step);
        return _path.After(step) < _path.EndOf(stage) && Overtime.IsOver(stage, scene.Progress, scene.Situation.Now);
    }

    private Move Walk(
        string name, Scene scene, int from,
        IReadOnlyList<Utterance>? before = null, IReadOnlyList<Contribution>? contributions = null, string? question = null)
    {
        var (progress, say) = _path.Walk(scene, from);
        return Done(name, new Heard(progress, Onward.Wait, before ?? [], contributions ?? [], question), progress, say);
    }

    private Move Done(string name, Heard heard, Progress next, IReadOnlyList<Utterance> say) => new(
        name, next, [.. heard.Say, .. say], heard.Question, heard.Contributions, next.HasAgreed(), _path.Mark(next));
}
