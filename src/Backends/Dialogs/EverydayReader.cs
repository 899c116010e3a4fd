using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Backends.Dialogs;

/// <summary>Reads <c>commands.yaml</c>: words and replies of the everyday commands, in every language the program speaks.</summary>
internal static partial class EverydayReader
{
    private static readonly string[] Answers = ["yes", "no", "agree", "disagree", "pass", VoteStep.Another];

    /// <summary>The everyday words and their languages; only to be used where no problem was added.</summary>
    public static (Everyday Everyday, IReadOnlyList<Language> Languages)? Read(string text, string file, List<FileProblem> problems)
    {
        if (YamlEntry.Open(text, file, problems) is not { } entry || entry.Entry("languages") is not { } named)
            return null;
        var languages = named.Keys.Select(Language.FromTag).OfType<Language>().ToList();
        var words = new WordsReader(languages);
        if (entry.Entry("commands") is not { } commands || entry.Entry("general") is not { } general || entry.Entry("room") is not { } room
            || entry.Entry("caucus") is not { } caucus || entry.Entry("times") is not { } times || entry.Entry("answers") is not { } answers)
            return null;

        var spoken = new Dictionary<EverydayCommand, IReadOnlyList<string>>();
        var phrases = new Dictionary<Phrase, Words>();
        foreach (var command in Enum.GetValues<EverydayCommand>())
            if (commands.Entry(Kebab(command.ToString())) is { } section)
                spoken[command] = Command(section, command.ToString(), words, phrases);
        Phrases(general, "General", words, phrases);
        Phrases(room, "Room", words, phrases);
        Phrases(times, "Times", words, phrases);
        Phrases(caucus, "Caucus", words, phrases);
        var everyday = new Everyday(
            spoken, languages.ToDictionary(l => l, l => Plain(named, l.Code)), Answers.ToDictionary(a => a, a => Plain(answers, a)), phrases);
        foreach (var read in new[] { entry, named, commands, answers })
            read.ReportUnknownKeys();
        return (everyday, languages);
    }

    private static List<string> Command(
        YamlEntry section, string name, WordsReader words, Dictionary<Phrase, Words> phrases)
    {
        var spoken = words.Title(section, "words");
        Phrases(section, name, words, phrases);
        return [.. spoken.Languages.SelectMany(spoken.In).Select(t => t.Text)];
    }

    private static void Phrases(YamlEntry section, string name, WordsReader words, Dictionary<Phrase, Words> phrases)
    {
        foreach (var phrase in Enum.GetValues<Phrase>().Where(p => SectionOf(p) == name))
            phrases[phrase] = words.Messages(section, Kebab(phrase.ToString()[name.Length..]), Placeholders(phrase));
        words.ReportUnknownKeys(section);
        section.ReportUnknownKeys();
    }

    private static IReadOnlyList<string> Placeholders(Phrase phrase) => phrase switch
    {
        Phrase.GeneralTooShort or Phrase.GeneralTooLong => ["count"],
        Phrase.GeneralScale => ["from", "low", "to", "high"],
        Phrase.GeneralPersonal => ["redacted"],
        Phrase.RoomStarted or Phrase.RoomMoved => ["stage", "minutes"],
        Phrase.RoomExtended => ["minutes"],
        Phrase.RoomWordsForAll or Phrase.RoomWordsForOne or Phrase.RoomAnswer or Phrase.RoomObjection => ["words"],
        Phrase.TimesBefore or Phrase.TimesAfter or Phrase.TimesClosing => ["date"],
        Phrase.TimesResultsAt => ["address"],
        Phrase.CaucusUntil => ["until"],
        Phrase.ContributionsLine => ["name", "given"],
        Phrase.ContributionsRejected => ["reason"],
        Phrase.ContributionsTally => ["agree", "disagree", "pass"],
        Phrase.ContributionsPlace => ["group", "people", "of"],
        _ => [],
    };

    private static IReadOnlyList<string> Plain(YamlEntry entry, string key)
    {
        var texts = entry.Texts(key);
        if (texts.Count == 0)
            entry.Missing(key, "a list of words");
        return [.. texts.Select(t => t.Text)];
    }

    private static string SectionOf(Phrase phrase) => FirstWord().Match(phrase.ToString()).Value;

    private static string Kebab(string name) => Capital().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex("^[A-Z][a-z]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
