namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>One step of a stage: how it speaks, how it understands an answer, how the answer is taken back.</summary>
/// <param name="Id">Unique across the dialog; answers are stored under it.</param>
/// <param name="When">The step is passed over where this does not hold.</param>
public abstract record DialogStep(string Id, Condition? When)
{
    /// <summary>All words it may say but the titles of its options: whatever a kind of step has of them, found by their type.</summary>
    public IEnumerable<Words> Words => WordsOf(this);

    private static IEnumerable<Words> WordsOf(object part) => part.GetType().GetProperties()
        .Where(property => property.Name is not nameof(Words) && property.GetIndexParameters().Length == 0)
        .Where(property => property.PropertyType == typeof(Words) || property.PropertyType == typeof(MoreWords) || property.PropertyType == typeof(AlikeWords))
        .Select(property => property.GetValue(part))
        .SelectMany(value => value switch { null => [], Words words => [words], _ => WordsOf(value) });

    /// <summary>The earlier step whose question this one asks a second time, so that it shows how opinions moved; none elsewhere.</summary>
    public string? Again { get; init; }

    /// <summary>False for kinds that only speak.</summary>
    public virtual bool IsAnswerable => true;

    /// <summary>False where there is nothing to ask in this scene: the dialog speaks and goes on.</summary>
    public virtual bool Awaits(Scene scene) => IsAnswerable;

    /// <summary>What progress must hold before the step first speaks.</summary>
    public virtual Progress Enter(Scene scene) => scene.Progress;

    /// <summary>Said on arrival.</summary>
    public virtual IReadOnlyList<Utterance> Open(Scene scene) => Ask(scene);

    /// <summary>Said again whenever the answer is still awaited; the last message asks.</summary>
    public abstract IReadOnlyList<Utterance> Ask(Scene scene);

    /// <summary>Suggested answers, in the order this citizen sees them.</summary>
    public virtual IReadOnlyList<Choice> Choices(Scene scene) => [];

    public virtual Heard Hear(Scene scene, string text) => Heard.Again(scene.Progress);

    /// <summary>Progress in which the next text is the citizen's own wording, whatever it looks like.</summary>
    public virtual Progress Rewriting(Scene scene) => scene.Progress;

    /// <summary>False where what was given counts already and can only be erased.</summary>
    public virtual bool MayTakeBack(Scene scene) => true;

    /// <summary>Takes back what <see cref="Hear"/> recorded under a key of the answers.</summary>
    public virtual (Progress Progress, IReadOnlyList<Contribution> Contributions) TakeBack(Scene scene, string key)
    {
        var kept = scene.Progress.Answers.GetValueOrDefault(key) is { Length: > 0 };
        return (scene.Progress.TakeBack(key), kept ? [new Contribution.AnswerUndone(Id)] : []);
    }

    /// <summary>Short name of what is answered, for the citizen's own list; none where nothing is recorded.</summary>
    public virtual Words? Name => null;

    /// <summary>The citizen's answer as they would read it, or none.</summary>
    public virtual string? Describe(Scene scene) => null;

    /// <summary>A question goes to the documents, anything else is met with the choices once more.</summary>
    protected static Heard NotAChoice(Scene scene, string text) => PlainText.IsQuestion(text)
        ? Heard.QuestionFor(scene.Progress, text)
        : Heard.Again(scene.Progress, scene.Say(Phrase.GeneralNotUnderstood));

    protected Heard Skipped(Scene scene) => Heard.Answered(scene.Progress.Answer(Id, ""), []);

    protected static bool IsSkip(Scene scene, string text) => IsOne(scene, SkipChoice(scene), text);

    protected static Choice SkipChoice(Scene scene) => new(scene.Title(Phrase.GeneralSkip), "/skip");

    /// <summary>Whether a text is a choice: its title or its value, however typed.</summary>
    protected static bool IsOne(Scene scene, Choice choice, string text) =>
        PlainText.Same(choice.Value, text) || PlainText.Same(choice.Title, text);
}
