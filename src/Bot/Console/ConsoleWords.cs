using System.Globalization;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Console;

/// <summary>The console's words, <c>prompts/console.yaml</c>, in the language of whoever looks.</summary>
public sealed class ConsoleWords(SpokenWords words)
{
    public const string File = "console.yaml";

    public static IReadOnlyList<Language> Languages { get; } = [Language.French, Language.English];

    public static Language Spoken => Language.FromTag(CultureInfo.CurrentUICulture.Name) is { } language && Languages.Contains(language)
        ? language
        : Language.English;

    public string this[string entry] => words.In(entry, Spoken);

    /// <summary>With %1, %2 ... replaced by the values, written as the language writes them.</summary>
    public string With(string entry, params IReadOnlyList<object?> values)
    {
        var text = this[entry];
        for (var i = values.Count; i >= 1; i--)
            text = text.Replace($"%{i}", Convert.ToString(values[i - 1], CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return text;
    }

    public IReadOnlyCollection<string> Entries => words.Entries;
}
