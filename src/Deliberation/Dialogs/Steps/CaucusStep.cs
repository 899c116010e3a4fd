using System.Globalization;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// A step that belongs to one phase of a caucus. Who comes before the phase waits here, may ask the documents, and is taken on
/// once it has come; who comes after it is told so and goes on.
/// </summary>
/// <param name="Wait">Said before the phase; none where it is the first.</param>
/// <param name="Late">Said after it.</param>
/// <param name="News">Said to who stands elsewhere when the phase comes.</param>
public abstract record CaucusStep(string Id, Condition? When, CaucusPhase Phase, Words? Wait, Words? Late, Words? News) : DialogStep(Id, When)
{
    /// <summary>The note with the caucus a citizen has given something to.</summary>
    public const string Joined = "caucus";

    /// <summary>What the button of those who wait sends.</summary>
    private const string Check = "/where";

    private string Waits => $"waits.{Id}";

    /// <summary>Whether the citizen waits here for a phase that has come.</summary>
    public bool IsDue(Scene scene) => scene.Progress.Notes.ContainsKey(Waits) && !IsEarly(scene);

    public sealed override bool Awaits(Scene scene) => IsEarly(scene) || (IsNow(scene) && HasToAsk(scene));

    public sealed override Progress Enter(Scene scene) => scene.Progress.Note(Waits, IsEarly(scene) ? "yes" : null);

    public sealed override IReadOnlyList<Utterance> Open(Scene scene) =>
        IsEarly(scene) ? Waiting(scene) : IsNow(scene) && HasToAsk(scene) ? [.. Begin(scene), .. AskNow(scene)] : Passing(scene);

    public sealed override IReadOnlyList<Utterance> Ask(Scene scene) =>
        IsEarly(scene) ? Waiting(scene) : IsNow(scene) && HasToAsk(scene) ? AskNow(scene) : Passing(scene);

    public sealed override IReadOnlyList<Choice> Choices(Scene scene) =>
        IsEarly(scene) ? [new Choice(scene.Title(Phrase.CaucusCheck), Check), .. WaitingChoices(scene)] : IsNow(scene) && HasToAsk(scene) ? ChoicesNow(scene) : [];

    public sealed override Heard Hear(Scene scene, string text)
    {
        if (IsEarly(scene))
            return HearWaiting(scene, text);
        var come = scene with { Progress = scene.Progress.Note(Waits, null) };
        if (!IsNow(scene) || !HasToAsk(scene))
            return Heard.Answered(come.Progress, Passing(come));
        return IsDue(scene) ? Heard.Again(come.Progress, Begin(come)) : HearNow(scene, text);
    }

    /// <summary>What was given counts once the phase is over.</summary>
    public sealed override bool MayTakeBack(Scene scene) => IsNow(scene);

    /// <summary>False where the phase has nothing to ask here: the step speaks and the dialog goes on.</summary>
    protected virtual bool HasToAsk(Scene scene) => true;

    /// <summary>Said once when the phase's turn comes.</summary>
    protected abstract IReadOnlyList<Utterance> Begin(Scene scene);

    protected abstract IReadOnlyList<Utterance> AskNow(Scene scene);

    protected virtual IReadOnlyList<Choice> ChoicesNow(Scene scene) => [];

    protected abstract Heard HearNow(Scene scene, string text);

    protected virtual IReadOnlyList<Choice> WaitingChoices(Scene scene) => [];

    protected virtual Heard HearWaiting(Scene scene, string text) =>
        PlainText.IsQuestion(text) && !IsOne(scene, Choices(scene)[0], text) ? Heard.QuestionFor(scene.Progress, text.Trim()) : Heard.Again(scene.Progress);

    protected static CaucusId CaucusOf(Scene scene) => scene.Situation.Caucus!.Caucus.Id;

    /// <summary>The citizen has given something, and stays with the caucus.</summary>
    protected static Progress Join(Scene scene, Progress progress) => progress.Note(Joined, CaucusOf(scene).Value);

    /// <summary>A candidate's words, in its own voice.</summary>
    protected static Span Said(Scene scene, GroupStatement statement) => new(statement.In(scene.Language), statement.Voice);

    /// <summary>Whom a statement leaves out, as far as it was measured.</summary>
    protected static IReadOnlyList<(string, Span)> Numbers(Scene scene)
    {
        var caucus = scene.Situation.Caucus!;
        var cover = caucus.Caucus.Cover;
        return
        [
            Scene.Number("ranked", cover?.Ranked ?? caucus.Caucus.Last?.Ballots ?? 0),
            Scene.Number("last", cover?.Last ?? 0),
            Scene.Number("low", cover?.Low ?? 0),
            Scene.Number("opinions", cover?.Opinions ?? 0),
            Scene.Number("missing", cover?.Missing.Count ?? 0),
            Scene.Number("yes", caucus.Endorsed.Yes),
            Scene.Number("partly", caucus.Endorsed.Partly),
            Scene.Number("no", caucus.Endorsed.No),
        ];
    }

    public static readonly IReadOnlyList<string> Placeholders = ["statement", "ranked", "last", "low", "opinions", "missing", "yes", "partly", "no"];

    /// <summary>Whether the citizen agreed that others read what they write.</summary>
    protected static bool IsShown(Scene scene) => scene.Progress.Consents.GetValueOrDefault(Consent.Publication) is { Given: true };

    /// <summary>Said where nothing is asked: what the phase has to say, or that it is over.</summary>
    private IReadOnlyList<Utterance> Passing(Scene scene) => IsNow(scene) && Begin(scene) is { Count: > 0 } said ? said : scene.SayIfAny(Late);

    private bool IsEarly(Scene scene) => (scene.Situation.Caucus?.Caucus.Phase ?? CaucusPhase.Opinions) < Phase;

    private bool IsNow(Scene scene) => scene.Situation.Caucus?.Caucus.Phase == Phase;

    private IReadOnlyList<Utterance> Waiting(Scene scene)
    {
        IReadOnlyList<Utterance> said =
        [
            .. scene.SayIfAny(Wait),
            .. scene.Situation.Caucus?.Caucus.Ends is { } end ? scene.Say(Phrase.CaucusUntil, ("until", new Span(Write(end, scene.Language), Voice.Assistant))) : [],
        ];
        return [.. said.SkipLast(1), .. said.TakeLast(1).Select(message => message with { Choices = Choices(scene) })];
    }

    private static string Write(DateTimeOffset time, Language language) => string.Create(
        CultureInfo.GetCultureInfo(language.Code), $"{time.ToString(language == Language.French ? "d MMMM, HH'\u00a0h\u00a0'mm" : "d MMMM, HH:mm", CultureInfo.GetCultureInfo(language.Code))} (UTC)");
}
