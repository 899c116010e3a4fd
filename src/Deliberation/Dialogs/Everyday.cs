using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What a citizen may say at any moment.</summary>
public enum EverydayCommand
{
    Help,
    Question,
    Undo,
    Contributions,
    Language,
    Pause,
    Resume,
    Human,
    Data,
    Erase,

    /// <summary>To be told of opening, closing and results.</summary>
    Follow,
    Unfollow,
}

/// <param name="Rest">What followed the command after a colon; empty where nothing did.</param>
public sealed record Recognised(EverydayCommand Command, string Rest);

/// <summary>The everyday commands and phrases: how they are recognised and what is replied, in every language.</summary>
/// <param name="commands">Plain words of each command, of all languages together.</param>
/// <param name="languages">Words that ask for a language.</param>
/// <param name="answers">Words that mean yes, no, agree, disagree and pass, by these names.</param>
public sealed class Everyday(
    IReadOnlyDictionary<EverydayCommand, IReadOnlyList<string>> commands,
    IReadOnlyDictionary<Language, IReadOnlyList<string>> languages,
    IReadOnlyDictionary<string, IReadOnlyList<string>> answers,
    IReadOnlyDictionary<Phrase, Words> phrases)
{
    private readonly Dictionary<string, EverydayCommand> _commands = commands
        .SelectMany(c => c.Value.Append(Value(c.Key)).Select(word => (Word: PlainText.Fold(word), c.Key)))
        .DistinctBy(c => c.Word)
        .ToDictionary(c => c.Word, c => c.Key);

    private readonly Dictionary<string, Language> _languages = languages
        .SelectMany(l => l.Value.Append($"/language {l.Key.Code}").Select(word => (Word: PlainText.Fold(word), l.Key)))
        .DistinctBy(l => l.Word)
        .ToDictionary(l => l.Word, l => l.Key);

    private readonly Dictionary<string, HashSet<string>> _answers = answers
        .ToDictionary(a => a.Key, a => a.Value.Select(PlainText.Fold).ToHashSet());

    /// <summary>The text a command's button sends: a slash and its name.</summary>
    public static string Value(EverydayCommand command) => $"/{command.ToString().ToLowerInvariant()}";

    public Words this[Phrase phrase] => phrases[phrase];

    public IEnumerable<Words> Phrases => phrases.Values;

    /// <summary>The command a text is, or none. Only a question and a wish for a person may go on after a colon.</summary>
    public Recognised? Recognise(string text)
    {
        if (_commands.TryGetValue(PlainText.Fold(text), out var command))
            return new Recognised(command, "");
        if (LanguageNamed(text) is not null)
            return new Recognised(EverydayCommand.Language, text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && _commands.TryGetValue(PlainText.Fold(text[..colon]), out command)
            && command is EverydayCommand.Question or EverydayCommand.Human
            && text[(colon + 1)..].Trim() is { Length: > 0 } rest
                ? new Recognised(command, rest)
                : null;
    }

    public Language? LanguageNamed(string text) =>
        _languages.TryGetValue(PlainText.Fold(text), out var language) ? language : null;

    /// <summary>Whether a text means one of the plain answers: "yes", "no", "agree", "disagree" or "pass".</summary>
    public bool Means(string answer, string text) =>
        _answers.TryGetValue(answer, out var words) && words.Contains(PlainText.Fold(text));

    /// <summary>The name under which plain words of a vote are found.</summary>
    public static string Name(Vote vote) => vote.ToString().ToLowerInvariant();
}
