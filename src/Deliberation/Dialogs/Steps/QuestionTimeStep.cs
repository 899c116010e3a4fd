namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Question time: the citizen asks freely, any number of questions, and leaves by a button.</summary>
/// <param name="More">Asked after each answer.</param>
/// <param name="Leave">Title of the button that ends it.</param>
public sealed record QuestionTimeStep(string Id, Condition? When, Words Question, Words More, Words Leave)
    : DialogStep(Id, When)
{
    private string Asked => $"asked.{Id}";

    public override IReadOnlyList<Choice> Choices(Scene scene) => [new Choice(Leave.Title(scene.Language), "/done")];

    public override IReadOnlyList<Utterance> Open(Scene scene) => scene.Ask(Question, Choices(scene));

    public override IReadOnlyList<Utterance> Ask(Scene scene) =>
        scene.Progress.Notes.ContainsKey(Asked) ? scene.Ask(More, Choices(scene)) : Open(scene);

    public override Heard Hear(Scene scene, string text)
    {
        if (IsOne(scene, Choices(scene)[0], text) || scene.Everyday.Means("no", text))
            return Heard.Answered(scene.Progress.Answer(Id, ""), []);
        return string.IsNullOrWhiteSpace(text)
            ? Heard.Again(scene.Progress)
            : Heard.QuestionFor(scene.Progress.Note(Asked, "yes"), text.Trim());
    }
}
