using System.Globalization;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Asks for a whole number between two labelled ends.</summary>
/// <param name="From">The lowest number; at least 0.</param>
/// <param name="To">The highest number; above <paramref name="From"/>, at most 10.</param>
public sealed record ScaleStep(
    string Id,
    Condition? When,
    Words Name,
    Words Question,
    int From,
    int To,
    Words Low,
    Words High,
    bool Optional,
    Words? Thanks) : DialogStep(Id, When)
{
    public override Words Name { get; } = Name;

    public override IReadOnlyList<Choice> Choices(Scene scene) =>
        [.. Enumerable.Range(From, To - From + 1).Select(Written).Select(n => new Choice(n, n)), .. Optional ? [SkipChoice(scene)] : Array.Empty<Choice>()];

    public override IReadOnlyList<Utterance> Ask(Scene scene)
    {
        var question = scene.Say(Question);
        var ends = scene.Say(Phrase.GeneralScale,
            Scene.Number("from", From), ("low", Plain(Low.Title(scene.Language))),
            Scene.Number("to", To), ("high", Plain(High.Title(scene.Language))))[0];
        return
        [
            .. question.SkipLast(1),
            new Utterance([.. question[^1].Spans, Plain("\n"), .. ends.Spans], Choices(scene)),
        ];
    }

    public override Heard Hear(Scene scene, string text)
    {
        if (Optional && IsSkip(scene, text))
            return Skipped(scene);
        return Chosen(scene, text) is { } number
            ? Heard.Answered(
                scene.Progress.Answer(Id, Written(number)), scene.SayIfAny(Thanks), new Contribution.AnswerGiven(Id, Written(number)))
            : NotAChoice(scene, text);
    }

    public override string? Describe(Scene scene) =>
        scene.Progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } number ? $"{number}/{Written(To)}" : null;

    /// <summary>"4", "4/5", or the words of an end.</summary>
    private int? Chosen(Scene scene, string text)
    {
        if (PlainText.Same(text, Low.Title(scene.Language)))
            return From;
        if (PlainText.Same(text, High.Title(scene.Language)))
            return To;
        var first = text.Replace($"/{Written(To)}", "", StringComparison.Ordinal).Trim().TrimEnd('.');
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= From && number <= To ? number : null;
    }

    private static Span Plain(string text) => new(text, Voice.Assistant);

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
