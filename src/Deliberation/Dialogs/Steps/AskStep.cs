namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Asks for free text.</summary>
/// <param name="Least">Characters, at least 1.</param>
/// <param name="Most">Characters, at most 4,000.</param>
public sealed record AskStep(
    string Id,
    Condition? When,
    Words Name,
    Words Question,
    int Least,
    int Most,
    bool Optional,
    Words? Thanks) : DialogStep(Id, When)
{
    public override Words Name { get; } = Name;

    public override IReadOnlyList<Choice> Choices(Scene scene) => Optional ? [SkipChoice(scene)] : [];

    public override IReadOnlyList<Utterance> Ask(Scene scene) => scene.Ask(Question, Choices(scene));

    public override Heard Hear(Scene scene, string text)
    {
        if (Optional && IsSkip(scene, text))
            return Skipped(scene);
        var answer = text.Trim();
        if (Length.Complaint(scene, answer, Least, Most) is { } complaint)
            return Heard.Again(scene.Progress, complaint);
        var given = new Contribution.AnswerGiven(Id, answer);
        return Heard.Answered(scene.Progress.Answer(Id, answer), scene.SayIfAny(Thanks), given) with { Words = answer };
    }

    public override string? Describe(Scene scene) =>
        scene.Progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } answer ? answer : null;
}

internal static class Length
{
    /// <summary>What to say of a text that is too short or too long; none where it fits.</summary>
    public static IReadOnlyList<Utterance>? Complaint(Scene scene, string text, int least, int most) =>
        text.Length < least ? scene.Say(Phrase.GeneralTooShort, Scene.Number("count", least))
        : text.Length > most ? scene.Say(Phrase.GeneralTooLong, Scene.Number("count", most))
        : null;
}
