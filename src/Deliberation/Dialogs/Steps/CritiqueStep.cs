using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Shows the leading statement, with whom it leaves out, and asks what is wrong with it.</summary>
/// <param name="Intro">Shows <c>{statement}</c> and may name whom it leaves out.</param>
/// <param name="None">The button of those who have nothing to criticise.</param>
public sealed record CritiqueStep(
    string Id, Condition? When, Words Name, Words? Wait, Words? News, Words Intro, Words Question, Words None, int Least, int Most, Words? Thanks, Words? Late)
    : CaucusStep(Id, When, CaucusPhase.Critiques, Wait, Late, News)
{
    private const string Nothing = "/nothing";

    public override Words Name { get; } = Name;

    public override string? Describe(Scene scene) => scene.Progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } answer ? answer : null;

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key), [new Contribution.CritiqueWithdrawn(CaucusOf(scene))]);

    protected override bool HasToAsk(Scene scene) => scene.Situation.Caucus?.Leading is not null;

    protected override IReadOnlyList<Utterance> Begin(Scene scene) =>
        scene.Situation.Caucus?.Leading is { } leading ? scene.Say(Intro, [("statement", Said(scene, leading)), .. Numbers(scene)]) : [];

    protected override IReadOnlyList<Utterance> AskNow(Scene scene) => scene.Ask(Question, ChoicesNow(scene));

    protected override IReadOnlyList<Choice> ChoicesNow(Scene scene) => [new Choice(None.Title(scene.Language), Nothing)];

    protected override Heard HearNow(Scene scene, string text)
    {
        var critique = text.Trim();
        if (IsOne(scene, ChoicesNow(scene)[0], text) || scene.Everyday.Means("no", text))
            return Given(scene, "");
        return Length.Complaint(scene, critique, Least, Most) is { } complaint
            ? Heard.Again(scene.Progress, complaint)
            : Given(scene, critique) with { Words = critique };
    }

    private Heard Given(Scene scene, string critique) => Heard.Answered(
        Join(scene, scene.Progress.Answer(Id, critique)), scene.SayIfAny(Thanks),
        new Contribution.CritiqueGiven(CaucusOf(scene), scene.Incoming.Fresh, critique, scene.Language, IsShown(scene)));
}
