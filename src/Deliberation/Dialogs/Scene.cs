using System.Globalization;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>All a step may look at when it asks or hears: the dialog, the citizen's progress, the situation around them.</summary>
public sealed record Scene(DialogPath Path, Everyday Everyday, Progress Progress, Situation Situation, Incoming Incoming)
{
    public Language Language => Progress.Language;

    public IReadOnlyList<Utterance> Say(Words words, params IReadOnlyList<(string Name, Span Value)> more) =>
        [.. words.In(Language).Select(template => new Utterance(Fill(template, more), []))];

    public IReadOnlyList<Utterance> Say(Phrase phrase, params IReadOnlyList<(string Name, Span Value)> more) =>
        Say(Everyday[phrase], more);

    /// <summary>The words, where there are any.</summary>
    public IReadOnlyList<Utterance> SayIfAny(Words? words) => words is null ? [] : Say(words);

    /// <summary>The words, the last message with these suggested answers.</summary>
    public IReadOnlyList<Utterance> Ask(
        Words words, IReadOnlyList<Choice> choices, params IReadOnlyList<(string Name, Span Value)> more)
    {
        var messages = Say(words, more);
        return [.. messages.SkipLast(1), messages[^1] with { Choices = choices }];
    }

    public string Title(Phrase phrase) => Everyday[phrase].Title(Language);

    public static (string, Span) Number(string name, int value) =>
        (name, new Span(value.ToString(CultureInfo.InvariantCulture), Voice.Assistant));

    /// <param name="more">Besides what is known everywhere; a name given several times is filled with all its spans, in order.</param>
    public IReadOnlyList<Span> Fill(Template template, IReadOnlyList<(string Name, Span Value)> more) =>
        template.Fill(name => more.Where(m => m.Name == name).Select(m => m.Value).ToList() is { Count: > 0 } given
            ? given
            : Known(name) is { } known ? [known] : []);

    private Span? Known(string name) => name switch
    {
        "title" => Organiser(Situation.Consultation.Title),
        "question" => Organiser(Situation.Consultation.Question),
        "organiser" => Organiser(Situation.Consultation.Organiser),
        "use" => Organiser(Situation.Consultation.Use),
        _ when name.StartsWith(Placeholder.Answer, StringComparison.Ordinal) => Answer(name[Placeholder.Answer.Length..]),
        _ => null,
    };

    private Span Organiser(IReadOnlyDictionary<string, string> words) =>
        new(Situation.Consultation.Words(words, Language), Voice.Organiser);

    private Span Answer(string step) => new(Path.Find(step)?.Describe(this) ?? "", Voice.Citizen);
}

/// <summary>What words may be filled with.</summary>
public static class Placeholder
{
    /// <summary>Before the id of the step whose answer is meant: "{answer.reason}".</summary>
    public const string Answer = "answer.";

    /// <summary>Known everywhere: the consultation's own words.</summary>
    public static readonly IReadOnlyList<string> Everywhere = ["title", "question", "organiser", "use"];
}
