using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Dialogs;

/// <summary>Reads words in every language and holds them to the house style; what is wrong is reported with its line.</summary>
internal sealed partial class WordsReader(IReadOnlyList<Language> languages)
{
    private const int MostWords = 60;

    private static readonly Words NotThere = new(new Dictionary<Language, IReadOnlyList<Template>>());

    private readonly Dictionary<(YamlEntry, Language), YamlEntry?> _entries = [];

    public IReadOnlyList<Language> Languages => languages;

    /// <summary>Messages under a key of each language's group.</summary>
    public Words Messages(YamlEntry step, string key, params IReadOnlyList<string> placeholders) =>
        Read(step, language => Within(step, language)?.Texts(key), key, [.. Placeholder.Everywhere, .. placeholders]);

    public Words? MessagesIfAny(YamlEntry step, string key, params IReadOnlyList<string> placeholders) =>
        languages.Any(l => Within(step, l)?.Has(key) == true) ? Messages(step, key, placeholders) : null;

    /// <summary>Messages that are the whole value of each language.</summary>
    public Words Own(YamlEntry step, params IReadOnlyList<string> placeholders) =>
        Read(step, language => step.Texts(language.Code), null, [.. Placeholder.Everywhere, .. placeholders]);

    /// <summary>A short text without placeholders: a button, a name, a title.</summary>
    public Words Title(YamlEntry step, string key) => Read(step, language => Within(step, language)?.Texts(key), key, []);

    public Words OwnTitle(YamlEntry step) => Read(step, language => step.Texts(language.Code), null, []);

    /// <summary>Words that are said in one message have to fit into it together.</summary>
    public void CheckTogether(YamlEntry step, params IReadOnlyList<Words> parts)
    {
        foreach (var language in languages.Where(l => parts.All(p => p.Languages.Contains(l))))
            if (parts.Sum(p => CountWords(p.In(language)[^1].Text)) is > MostWords and var count)
                step.Report(step.LineOf(language.Code), $"The message has {count} words in all; {MostWords} is the most.", "Shorten one of its parts.");
    }

    /// <summary>To be called once all words of a step were read.</summary>
    public void ReportUnknownKeys(YamlEntry step)
    {
        foreach (var ((owner, _), entry) in _entries)
            if (owner == step)
                entry?.ReportUnknownKeys();
    }

    public static int CountWords(string text) =>
        Braces().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    private YamlEntry? Within(YamlEntry step, Language language)
    {
        if (!_entries.TryGetValue((step, language), out var entry))
            _entries[(step, language)] = entry = step.Entry(language.Code);
        return entry;
    }

    private Words Read(
        YamlEntry step, Func<Language, IReadOnlyList<(string Text, int Line)>?> find, string? key, IReadOnlyList<string> placeholders)
    {
        var messages = new Dictionary<Language, IReadOnlyList<Template>>();
        foreach (var language in languages)
        {
            if (find(language) is not { } texts)
                continue;
            if (texts.Count == 0)
                step.Report(step.LineOf(language.Code), $"The words for '{key ?? language.Code}' are missing in {language}.",
                    $"Write {(key is null ? $"'{language}:'" : $"'{key}:' under '{language}:'")} beside the other languages.");
            messages[language] = [.. texts.Select((t, at) => Check(step, t.Text, t.Line, language, placeholders, at == texts.Count - 1))];
        }
        return messages.Count == languages.Count && messages.Values.All(m => m.Count > 0) ? new Words(messages) : NotThere;
    }

    private static Template Check(
        YamlEntry step, string text, int line, Language language, IReadOnlyList<string> placeholders, bool last)
    {
        var spaced = language == Language.French ? FrenchTypography.Space(text) : text;
        var template = Template.Parse(spaced);
        foreach (var (problem, fix) in Faults(template, language, placeholders, last))
            step.Report(line, problem, fix);
        return template;
    }

    private static IEnumerable<(string Problem, string Fix)> Faults(
        Template template, Language language, IReadOnlyList<string> placeholders, bool last)
    {
        var text = template.Text;
        foreach (var unknown in template.Placeholders.Where(p => !placeholders.Contains(p)))
            yield return ($"The placeholder {{{unknown}}} is unknown here.", placeholders.Count == 0
                ? "Write it out: no placeholder can stand here."
                : $"Use one of: {string.Join(", ", placeholders.Select(p => $"{{{p}}}"))}.");
        if (Braces().Replace(text, "").AsSpan().ContainsAny('{', '}'))
            yield return ("A brace stands alone.", "Write a placeholder as {title}: lower-case letters between two braces.");
        if (CountWords(text) is > MostWords and var words)
            yield return ($"The message has {words} words; {MostWords} is the most.", "Shorten it, or make it a list of two messages.");
        var questions = text.Count(c => c == '?');
        if (questions > 1)
            yield return ($"The message asks {questions} questions.", "Ask one question; give the other a step of its own.");
        if (questions > 0 && !last)
            yield return ("A message before the last one asks.", "Put the question into the last message.");
        if (text.Contains('!', StringComparison.Ordinal))
            yield return ("The message has an exclamation mark.", "End the sentence with a full stop.");
        if (text.AsSpan().ContainsAny('·', '•', '⋅'))
            yield return ("The message has a median dot.", "Use a wording that includes everyone and can be read aloud.");
        if (language == Language.French && FrenchTypography.Unspaced(text) is { } bare)
            yield return ($"A space is missing in '{bare}'.", "Put a space before ; : ? » and after «.");
    }

    [GeneratedRegex(@"\{[a-z][a-z0-9.-]*\}")]
    private static partial Regex Braces();
}
