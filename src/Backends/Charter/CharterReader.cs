using System.Globalization;
using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Charter;

/// <summary>Reads a charter's file, in the form of <c>prompts/charter.yaml</c>, and names every problem with its line.</summary>
public static class CharterReader
{
    private static readonly Language[] Languages = [Language.French, Language.English];

    /// <exception cref="InvalidDataException">The file cannot be read, or has problems; the message has one line for each.</exception>
    public static DemocraticCharter Open(string path)
    {
        var (charter, problems) = Check(path);
        return problems.Count == 0 ? charter! : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The charter is there where there is no problem.</summary>
    public static (DemocraticCharter? Charter, IReadOnlyList<FileProblem> Problems) Check(string path)
    {
        var (problems, name) = (new List<FileProblem>(), DialogLibrary.Named(path));
        if (!File.Exists(path))
            return (null, [new FileProblem(name, 1, "The file is missing.", "Restore it, or set Charter:File to another charter.")]);
        var charter = YamlEntry.Open(File.ReadAllText(path), name, problems) is { } file ? Read(file) : null;
        return (problems.Count == 0 ? charter : null, problems);
    }

    private static DemocraticCharter Read(YamlEntry file)
    {
        var sources = SourcesOf(file);
        var charter = new DemocraticCharter(
            file.Text("id"), file.Text("version"), TextIn(file, "title"), TextIn(file, "built_on"),
            [.. file.Entries("principles").Select(principle => PrincipleOf(principle, sources))]);
        ReportRepeated(file, charter.Principles.Select(principle => principle.Id));
        ReportRepeated(file, charter.Principles.SelectMany(principle => principle.Indicators).Select(indicator => indicator.Id));
        file.ReportUnknownKeys();
        return charter;
    }

    private static Dictionary<string, CharterSource> SourcesOf(YamlEntry file)
    {
        var sources = new Dictionary<string, CharterSource>();
        foreach (var entry in file.Entries("sources"))
        {
            var (id, title, address) = (entry.Text("id"), entry.Text("title"), entry.Text("address"));
            if (!Uri.TryCreate(address, UriKind.Absolute, out var read) || read.Scheme != Uri.UriSchemeHttps)
                entry.Report(entry.LineOf("address"), $"'{address}' is no https address.", "Give the address where the source can be read.");
            else if (!sources.TryAdd(id, new CharterSource(id, title, read)))
                entry.Report(entry.LineOf("id"), $"Another source is called '{id}'.", "Give every source an id of its own.");
            entry.ReportUnknownKeys();
        }
        return sources;
    }

    private static Principle PrincipleOf(YamlEntry entry, Dictionary<string, CharterSource> sources)
    {
        var principle = new Principle(
            entry.Text("id"), TextIn(entry, "name"), [.. entry.Entries("sources").Select(place => PlaceOf(place, sources)).OfType<SourcePlace>()],
            TextsIn(entry, "demands"),
            entry.Has("model_rules") ? TextsIn(entry, "model_rules") : new Dictionary<string, IReadOnlyList<string>>(),
            [.. entry.Entries("enforced").Select(EnforcementOf)],
            [.. entry.Entries("indicators").Select(IndicatorReader.Read)]);
        entry.ReportUnknownKeys();
        return principle;
    }

    private static SourcePlace? PlaceOf(YamlEntry entry, Dictionary<string, CharterSource> sources)
    {
        var (id, place) = (entry.Text("source"), entry.Has("place") ? entry.Text("place") : "");
        entry.ReportUnknownKeys();
        if (sources.TryGetValue(id, out var source))
            return new SourcePlace(source, place);
        entry.Report(entry.Line, $"There is no source '{id}'.", $"Name it under 'sources', or use one of: {string.Join(", ", sources.Keys)}.");
        return null;
    }

    private static Enforcement EnforcementOf(YamlEntry entry)
    {
        var (by, where) = (entry.Text("by"), entry.Text("where"));
        entry.ReportUnknownKeys();
        if (!Enum.TryParse<EnforcedBy>(by, ignoreCase: true, out var enforced) || !by.All(char.IsAsciiLetterLower))
            entry.Report(entry.LineOf("by"), $"Nothing is enforced by '{by}'.", $"Use one of: {string.Join(", ", Enum.GetNames<EnforcedBy>()).ToLowerInvariant()}.");
        else if (enforced is EnforcedBy.Gate && !Enum.GetNames<BiasLabel>().Contains(where, StringComparer.OrdinalIgnoreCase))
            entry.Report(entry.LineOf("where"), $"The gate has no label '{where}'.", $"Use one of: {string.Join(", ", Enum.GetNames<BiasLabel>()).ToLowerInvariant()}.");
        return new Enforcement(enforced, where);
    }

    private static void ReportRepeated(YamlEntry file, IEnumerable<string> ids)
    {
        foreach (var id in ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
            file.Report(file.LineOf("principles"), $"The id '{id}' stands here more than once.", "Give each an id of its own.");
    }

    internal static Dictionary<string, string> TextIn(YamlEntry entry, string key) =>
        TextsIn(entry, key).ToDictionary(words => words.Key, words => words.Value is [var first, ..] ? first : "");

    /// <summary>In every language the charter needs, spaced as that language is.</summary>
    private static Dictionary<string, IReadOnlyList<string>> TextsIn(YamlEntry entry, string key)
    {
        var texts = new Dictionary<string, IReadOnlyList<string>>();
        if (entry.Entry(key) is not { } words)
            return texts;
        foreach (var language in Languages)
        {
            var own = words.Texts(language.Code).Select(text => text.Text).Where(text => text.Length > 0).ToList();
            if (own.Count == 0)
                words.Missing(language.Code, $"the words of '{key}' in {CultureInfo.GetCultureInfo(language.Code).EnglishName}");
            texts[language.Code] = [.. own.Select(text => language == Language.French ? FrenchTypography.Space(text) : text)];
        }
        words.ReportUnknownKeys();
        return texts;
    }
}
