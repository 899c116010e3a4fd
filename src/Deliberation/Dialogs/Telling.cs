using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What a citizen who is told something hears, and where it leaves them.</summary>
internal static class Telling
{
    /// <summary>The note of a reply that waits for a person; gone as soon as the citizen writes on.</summary>
    public const string Held = "held";

    /// <returns>What is heard; and the place to go on from, where the citizen moves.</returns>
    public static (Heard Heard, int? From) Hear(Scene scene, Told told) => told switch
    {
        Told.Room room => Room(scene, room),
        Told.Words words => (Again(scene, Say(scene, words)), null),
        Told.Voice { Stopped: true } => (new Heard(scene.Progress, Onward.Wait, scene.Say(Phrase.RoomSilent), []), null),
        Told.Voice => (Again(scene, scene.Say(Phrase.RoomHeard)), null),
        Told.Times times => (Again(scene, OpeningTimes.Say(scene, times)), null),
        Told.Decided decided => (Decided(scene, decided), null),
        Told.Caucus caucus => Caucus(scene, caucus),
        Told.Erased => (EverydayReply.Erase(scene), null),
        _ => throw new ArgumentOutOfRangeException(nameof(told), told.GetType().Name, "No such thing to tell."),
    };

    /// <summary>Who comes in goes to where the room is.</summary>
    public static (Heard Heard, int? From) Joined(Scene scene)
    {
        var say = scene.Say(Phrase.RoomJoined);
        var stage = scene.Path.Dialog.Stages.FirstOrDefault(s => s.Id == scene.Situation.Room?.Stage);
        return stage is not null && Moves(scene, stage, Awaited.Is(scene.Progress, Awaited.Room))
            ? (new Heard(Awaited.Nothing(scene.Progress), Onward.Wait, say, []), scene.Path.StartOf(stage))
            : (Again(scene, say), null);
    }

    private static (Heard, int?) Room(Scene scene, Told.Room room)
    {
        var stage = scene.Path.Dialog.Stages.FirstOrDefault(s => s.Id == room.Stage);
        var say = scene.Say(
            PhraseOf(room),
            ("stage", new Span(stage?.Title.Title(scene.Language) ?? room.Stage, Voice.Assistant)),
            Scene.Number("minutes", room.Minutes ?? 0));
        if (scene.Situation.IsShut && room.Change is RoomChange.Closed)
            say = OpeningTimes.Say(scene);
        var cleared = Awaited.Nothing(scene.Progress);
        var waits = Awaited.Is(scene.Progress, Awaited.Room) && !scene.Situation.IsShut;
        if (room.Change is RoomChange.Closed && waits && scene.Progress.Step is { } step)
            return (new Heard(cleared, Onward.Wait, say, []), scene.Path.After(step));
        return room.Change is RoomChange.Started or RoomChange.Moved && stage is not null && Moves(scene, stage, waits)
            ? (new Heard(cleared, Onward.Wait, say, []), scene.Path.StartOf(stage))
            : (Again(scene, say), null);
    }

    /// <summary>Nobody is taken past the consent, out of a pause, or back; who is in the room's stage already stays in it.</summary>
    private static bool Moves(Scene scene, Stage stage, bool waits)
    {
        var (own, room) = (RoomPace.IndexOf(scene.Path.Dialog, scene.Progress.Stage), RoomPace.IndexOf(scene.Path.Dialog, stage.Id));
        return scene.Progress is { Paused: false, Closed: false, Step: not null } && !scene.Situation.IsShut && scene.Progress.HasAgreed() && own < room
            && (waits || Standing.IsUnderWay(scene.Progress) || Awaited.Is(scene.Progress, Awaited.Overtime));
    }

    /// <summary>
    /// Who waits for the phase is taken into it, and so is who was still asked something of a phase that is over; who is elsewhere
    /// under way hears that it has come and stays. There is nothing to say to those who are at the end.
    /// </summary>
    private static (Heard, int?) Caucus(Scene scene, Told.Caucus told)
    {
        var step = scene.Path.Find(scene.Progress.Step) as CaucusStep;
        if (scene.Progress.Closed || scene.Situation.IsShut)
            return (new Heard(scene.Progress, Onward.Wait, [], []), null);
        var moves = Standing.IsUnderWay(scene.Progress) && !scene.Situation.IsSilent;
        if (moves && step?.IsDue(scene) == true)
            return (new Heard(scene.Progress, Onward.Wait, [], []), scene.Path.After(step.Id) - 1);
        if (moves && step?.Awaits(scene) == false)
            return (new Heard(scene.Progress, Onward.Wait, step.Ask(scene), []), scene.Path.After(step.Id));
        var news = scene.Path.Steps.OfType<CaucusStep>().FirstOrDefault(other => other.Phase == told.Phase && other != step && !scene.Progress.Answers.ContainsKey(other.Id))?.News;
        return (news is null ? new Heard(scene.Progress, Onward.Wait, [], []) : Again(scene, scene.Say(news)), null);
    }

    private static Phrase PhraseOf(Told.Room room) => room.Change switch
    {
        RoomChange.Started => Phrase.RoomStarted,
        RoomChange.Moved => Phrase.RoomMoved,
        RoomChange.Paused => Phrase.RoomPaused,
        RoomChange.Resumed => Phrase.RoomResumed,
        RoomChange.Extended => Phrase.RoomExtended,
        _ => Phrase.RoomClosed,
    };

    private static IReadOnlyList<Utterance> Say(Scene scene, Told.Words words)
    {
        var text = words.Texts.TryGetValue(scene.Language.Code, out var own) ? own : words.Texts.Values.First();
        var phrase = words.For switch
        {
            WordsFor.All => Phrase.RoomWordsForAll,
            WordsFor.One => Phrase.RoomWordsForOne,
            WordsFor.Question => Phrase.RoomAnswer,
            _ => Phrase.RoomObjection,
        };
        return scene.Say(phrase, ("words", new Span(text, Voice.Organiser)));
    }

    /// <summary>
    /// A reply let out moves the citizen on as it would have at once, unless they have written since: then it is read, and
    /// what they were asked last is asked again. One that was erased meanwhile says nothing.
    /// </summary>
    private static Heard Decided(Scene scene, Told.Decided decided)
    {
        var waits = scene.Progress.Notes.GetValueOrDefault(Held) == decided.Reply.Value;
        var free = scene.Progress.Note(Held, null);
        if (decided.Outcome is HeldOutcome.Refused or HeldOutcome.TimedOut)
            return Again(scene with { Progress = free }, scene.Say(decided.Outcome is HeldOutcome.TimedOut ? Phrase.RoomTimedOut : Phrase.RoomRefused));
        if (scene.Incoming.Held is not { } held)
            return new Heard(free, Onward.Wait, [], []);
        var messages = Messages(held.Draft.Messages, decided.Texts);
        var late = held.Pending.Where(given => IsLate(scene, given)).ToList();
        if (late.Count > 0 && scene.Path.Find(scene.Progress.Step) is CaucusStep step)
            messages = [.. messages, .. scene.SayIfAny(step.Late)];
        return waits
            ? new Heard(held.Move.Next.Note(Held, null), Onward.Wait, messages, [.. held.Pending.Except(late)])
            : Again(scene with { Progress = free }, [.. messages.Select(message => message with { Choices = [] })]);
    }

    /// <summary>Whether its phase ended while the reply was held: then it no longer counts, and the store would take none of it.</summary>
    private static bool IsLate(Scene scene, Contribution given) =>
        given.Place() is { } place && scene.Situation.Caucus?.Caucus is { } caucus && (caucus.Id != place.Caucus || caucus.Phase != place.Phase);

    /// <summary>A message that was not changed keeps its citations and voices.</summary>
    private static IReadOnlyList<Utterance> Messages(IReadOnlyList<Utterance> held, IReadOnlyList<string> texts) =>
        [.. held.Select((message, i) => i >= texts.Count || texts[i] == message.Text
            ? message
            : message with { Spans = [new Span(texts[i], Voice.Assistant)] })];

    /// <summary>What was asked last is asked again, so that its suggested answers stay at hand; not of who is not being asked anything.</summary>
    private static Heard Again(Scene scene, IReadOnlyList<Utterance> say) =>
        new(scene.Progress, scene.Progress is { Closed: false, Step: not null } && !scene.Situation.IsSilent && !scene.Situation.IsShut ? Onward.AskAgain : Onward.Wait, say, []);
}
