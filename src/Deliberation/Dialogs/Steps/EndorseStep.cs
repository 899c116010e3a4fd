using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Asks whether the citizen stands behind the leading statement; who does so in part or not at all may say why.</summary>
/// <param name="Intro">Shows <c>{statement}</c>.</param>
/// <param name="Why">Asks for the reason; a button goes on without.</param>
public sealed record EndorseStep(
    string Id, Condition? When, Words Name, Words? Wait, Words? News, Words Intro, Words Question, Words Yes, Words Partly, Words No, Words Why, int Most, Words? Thanks, Words? Late)
    : CaucusStep(Id, When, CaucusPhase.Endorsement, Wait, Late, News)
{
    public override Words Name { get; } = Name;

    /// <summary>The endorsement whose reason is awaited.</summary>
    private string Reason => $"reason.{Id}";

    public override string? Describe(Scene scene) => scene.Progress.Answers.GetValueOrDefault(Id) switch
    {
        "yes" => Yes.Title(scene.Language),
        "partly" => Partly.Title(scene.Language),
        "no" => No.Title(scene.Language),
        _ => null,
    };

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key), [new Contribution.EndorsementWithdrawn(CaucusOf(scene))]);

    protected override bool HasToAsk(Scene scene) => scene.Situation.Caucus?.Leading is not null;

    protected override IReadOnlyList<Utterance> Begin(Scene scene) =>
        scene.Situation.Caucus?.Leading is { } leading ? scene.Say(Intro, [("statement", Said(scene, leading)), .. Numbers(scene)]) : [];

    protected override IReadOnlyList<Utterance> AskNow(Scene scene) => scene.Ask(scene.Progress.Notes.ContainsKey(Reason) ? Why : Question, ChoicesNow(scene));

    protected override IReadOnlyList<Choice> ChoicesNow(Scene scene) => scene.Progress.Notes.ContainsKey(Reason)
        ? [SkipChoice(scene)]
        : [new Choice(Yes.Title(scene.Language), "yes"), new Choice(Partly.Title(scene.Language), "partly"), new Choice(No.Title(scene.Language), "no")];

    protected override Heard HearNow(Scene scene, string text)
    {
        if (scene.Progress.Notes.TryGetValue(Reason, out var waiting))
            return HearReason(scene, waiting, text.Trim());
        if (ChoicesNow(scene).FirstOrDefault(choice => IsOne(scene, choice, text) || (choice.Value is "yes" or "no" && scene.Everyday.Means(choice.Value, text))) is not { Value: var value })
            return NotAChoice(scene, text);
        var given = Given(scene, value, "");
        return value is "yes"
            ? Heard.Answered(Join(scene, scene.Progress.Answer(Id, value)), scene.SayIfAny(Thanks), given)
            : Heard.Again(Join(scene, scene.Progress.Note(Reason, value))) with { Contributions = [given] };
    }

    private Heard HearReason(Scene scene, string value, string reason)
    {
        var answered = scene.Progress.Note(Reason, null).Answer(Id, value);
        if (IsSkip(scene, reason))
            return Heard.Answered(answered, scene.SayIfAny(Thanks));
        return Length.Complaint(scene, reason, 1, Most) is { } complaint
            ? Heard.Again(scene.Progress, complaint)
            : Heard.Answered(answered, scene.SayIfAny(Thanks), Given(scene, value, reason)) with { Words = reason };
    }

    private static Contribution.EndorsementGiven Given(Scene scene, string value, string reason) =>
        new(CaucusOf(scene), Enum.Parse<Endorsement>(value, ignoreCase: true), reason);
}
