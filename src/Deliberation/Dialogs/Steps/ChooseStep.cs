using System.Globalization;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Asks to choose one of several options.</summary>
/// <param name="Drawn">The order of the options is drawn per citizen; otherwise as written.</param>
public sealed record ChooseStep(
    string Id,
    Condition? When,
    Words Name,
    Words Question,
    IReadOnlyList<Alternative> Options,
    bool Drawn,
    bool Optional,
    Words? Thanks) : DialogStep(Id, When)
{
    public override Words Name { get; } = Name;

    public override IReadOnlyList<Choice> Choices(Scene scene) =>
        [.. Shown(scene).Select(o => new Choice(o.Title.Title(scene.Language), o.Value)), .. Optional ? [SkipChoice(scene)] : Array.Empty<Choice>()];

    public override IReadOnlyList<Utterance> Ask(Scene scene) => scene.Ask(Question, Choices(scene));

    public override Heard Hear(Scene scene, string text)
    {
        if (Optional && IsSkip(scene, text))
            return Skipped(scene);
        return Chosen(scene, text) is { } option
            ? Heard.Answered(
                scene.Progress.Answer(Id, option.Value), scene.SayIfAny(Thanks), new Contribution.AnswerGiven(Id, option.Value))
            : NotAChoice(scene, text);
    }

    public override string? Describe(Scene scene) =>
        Options.FirstOrDefault(o => o.Value == scene.Progress.Answers.GetValueOrDefault(Id))?.Title.Title(scene.Language);

    private IReadOnlyList<Alternative> Shown(Scene scene) => Drawn
        ? [.. DrawnOrder.Of(Options, scene.Progress.Seed, o => $"{Id}/{o.Value}").OrderBy(o => o.Last)]
        : Options;

    /// <summary>By value, by title in any language, or by position as shown.</summary>
    private Alternative? Chosen(Scene scene, string text) =>
        Options.FirstOrDefault(o => PlainText.Same(o.Value, text))
        ?? Options.FirstOrDefault(o => o.Title.Languages.Any(l => PlainText.Same(o.Title.Title(l), text)))
        ?? (int.TryParse(text.Trim().TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Shown(scene).ElementAtOrDefault(number - 1)
            : null);
}

/// <param name="Value">What is stored, the same in every language.</param>
/// <param name="Last">Stays at the end of a drawn order, as "none of these" should.</param>
public sealed record Alternative(string Value, Words Title, bool Last);
