namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Asks for consent to one purpose. Where the dialog cannot go on without it, a refusal closes politely.</summary>
/// <param name="Notice">The version of the wording, kept with the decision.</param>
/// <param name="Refused">Said after a refusal; where <paramref name="Required"/>, also the last word.</param>
public sealed record ConsentStep(
    string Id,
    Condition? When,
    string Purpose,
    string Notice,
    bool Required,
    Words Question,
    Words Yes,
    Words No,
    Words Refused,
    Words? Thanks) : DialogStep(Id, When)
{
    public override IReadOnlyList<Choice> Choices(Scene scene) =>
        [new Choice(Yes.Title(scene.Language), "yes"), new Choice(No.Title(scene.Language), "no")];

    public override IReadOnlyList<Utterance> Ask(Scene scene) => scene.Ask(Question, Choices(scene));

    public override Heard Hear(Scene scene, string text)
    {
        var choices = Choices(scene);
        if (IsOne(scene, choices[0], text) || scene.Everyday.Means("yes", text))
            return Heard.Answered(Decided(scene, true), scene.SayIfAny(Thanks), Decision(true));
        if (!IsOne(scene, choices[1], text) && !scene.Everyday.Means("no", text))
            return NotAChoice(scene, text);
        return Required
            ? new Heard(Refuse(scene), Onward.Wait, scene.Say(Refused), [Decision(false)])
            : Heard.Answered(Decided(scene, false), scene.Say(Refused), Decision(false));
    }

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key).Decide(Purpose, null), [Decision(false)]);

    private Progress Decided(Scene scene, bool given) =>
        scene.Progress.Decide(Purpose, new Consent(given, Notice)).Answer(Id, given ? "yes" : "no");

    /// <summary>Nothing is kept but the refusal.</summary>
    private Progress Refuse(Scene scene) => scene.Progress.Decide(Purpose, new Consent(false, Notice)) with { Closed = true };

    private Contribution.ConsentDecided Decision(bool given) => new(Purpose, given, Notice);
}
