using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Replies;

/// <summary>The words of one file under <c>prompts/</c>: entries by name, each by language code, checked and spaced as dialogs are.</summary>
public sealed class SpokenWords
{
    private static readonly Language[] Languages = [Language.French, Language.English];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _entries;

    private SpokenWords(Dictionary<string, IReadOnlyDictionary<string, string>> entries) => _entries = entries;

    public IReadOnlyDictionary<string, string> this[string entry] => _entries[entry];

    /// <param name="file">Which entries must be there, and no others; the path may have another name.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, or its words break a rule; the message has one line per problem, with its place and what to do.</exception>
    public static SpokenWords Read(string path, WordFile file) => new(file.Read(path, Languages));

    /// <summary>A file whose entries are its own affair.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Read(string, WordFile)"/>.</exception>
    public static SpokenWords ReadAll(string path) => new(WordFile.ReadAll(path, Languages));

    public IReadOnlyCollection<string> Entries => _entries.Keys;

    public string In(string entry, Language language) =>
        _entries[entry].TryGetValue(language.Code, out var text) ? text : _entries[entry][Languages[0].Code];
}
