namespace Isegoria.Deliberation.Dialogs;

/// <summary>The same words in every language of a dialog: one or several messages.</summary>
public sealed class Words(IReadOnlyDictionary<Language, IReadOnlyList<Template>> messages)
{
    public IEnumerable<Language> Languages => messages.Keys;

    /// <exception cref="KeyNotFoundException">A language the words were not written in; the loader lets no such dialog through.</exception>
    public IReadOnlyList<Template> In(Language language) => messages[language];

    /// <summary>Words without placeholders, such as a button's title.</summary>
    public string Title(Language language) => messages[language][0].Text;
}
