using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Dialogs;

/// <summary>A file of words under <c>prompts/</c> that the program reads, and the entries it must have.</summary>
public sealed record WordFile(string Name, IReadOnlyList<string> Entries)
{
    public static readonly WordFile Notices = new("notices.yaml", ["flagged", "held", "could_not_judge"]);

    public static readonly WordFile Import = new("import.yaml", ["organiser", "use"]);

    public static readonly WordFile Replies = new("replies.yaml",
    [
        "answer", "contributions", "other_language", "other_side", "one_sided", "no_figure", "no_date", "unanswered", "quoted_instead",
        "first_part", "second_part", "third_part", "side_for", "side_against", "no_advice", "no_sides", "many_matters", "why_for", "why_against",
    ]);

    /// <summary>Around a document's own words, where it is read.</summary>
    public static readonly WordFile Document = new("document.yaml",
    [
        "back", "to_passage", "to_text", "author", "date", "side", "for", "against", "neutral", "file", "page", "cited", "changed", "about",
        "parts", "passages", "before", "after",
    ]);

    /// <summary>Around what a model says through <c>/v1</c>.</summary>
    public static readonly WordFile Gateway = new("gateway.yaml", ["preamble", "withheld"]);

    /// <summary>What a model that is trained is asked, by the kind of reply.</summary>
    public static readonly WordFile Training = new("training.yaml", ["answer", "summary", "reflect", "probe", "counter", "results", "procedure", "close"]);

    /// <summary>Around a charter and how a consultation stands to it.</summary>
    public static readonly WordFile Audit = new("audit.yaml",
    [
        "title", "back", "to_findings", "findings", "counted_at", "few_people", "met", "missed", "unknown", "demands", "sources", "enforced", "indicator", "figure",
        "counted_over", "threshold", "standing", "at_least", "at_most", "days", "nothing_yet", "too_few", "not_set", "not_kept", "turns",
    ]);

    /// <summary>Around what the votes come to.</summary>
    public static readonly WordFile Results = new("results.yaml",
    [
        "title", "skip", "back", "this_language", "empty", "lead", "lead_groups", "lead_one", "map", "map_help", "map_label", "map_table", "too_few",
        "group", "group_size", "group_named", "group_short", "mark", "people", "share", "circle", "square", "triangle", "diamond", "star",
        "everybody", "tally", "unites", "unites_help", "divides", "divides_help", "divided", "minority", "minority_help", "minority_for",
        "minority_against", "groups", "stands_for", "stands_against", "none", "participation", "equality", "not_admitted", "no_reason", "method", "method_order",
    ]);

    /// <summary>Around what a group worked out.</summary>
    public static readonly WordFile Mediation = new("mediation.yaml",
    [
        "title", "room", "under_way", "answered", "ends", "opinions", "drafting", "ranking", "critiques", "revising", "reranking", "endorsement",
        "closed", "none", "ranked", "tie", "left_out", "low", "missing", "unmeasured", "missing_some", "groups", "group", "given", "absent", "speaks",
        "few", "stands_on", "sentence_stands_on", "unshown", "gone", "votes", "by_model", "by_citizens", "others", "withdrawn", "critiques_given",
        "method",
    ]);

    public static IReadOnlyList<WordFile> All { get; } = [Notices, Import, Replies, Document, Gateway, Training, Audit, Results, Mediation];

    /// <summary>Its words by entry and language code, spaced as their language needs it.</summary>
    /// <param name="path">Of the file, which may have another name.</param>
    /// <param name="languages">In which words must be there; others may be.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, or its words break a rule; the message has one line per problem, with its place and what to do.</exception>
    internal Dictionary<string, IReadOnlyDictionary<string, string>> Read(string path, IReadOnlyList<Language> languages)
    {
        return Read(path, Entries, languages);
    }

    /// <summary>The same of a file with whatever entries it has.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Read(string, IReadOnlyList{Language})"/>.</exception>
    internal static Dictionary<string, IReadOnlyDictionary<string, string>> ReadAll(string path, IReadOnlyList<Language> languages) =>
        Read(path, entries: null, languages);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read(string path, IReadOnlyList<string>? entries, IReadOnlyList<Language> languages)
    {
        var problems = new List<FileProblem>();
        var read = YamlEntry.Open(Text(path), path, problems) is { } file ? Read(file, entries ?? [.. file.Keys], languages) : [];
        return problems.Count == 0
            ? read.ToDictionary(
                said => said.Key,
                said => (IReadOnlyDictionary<string, string>)said.Value.Languages.ToDictionary(language => language.Code, said.Value.Title))
            : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The words of each entry, one text in every language of the file; only to be used where no problem was reported.</summary>
    internal static Dictionary<string, Words> Read(YamlEntry file, IReadOnlyList<string> entries, IReadOnlyList<Language> languages)
    {
        var said = entries.ToDictionary(key => key, file.Entry);
        var more = said.Values.OfType<YamlEntry>().SelectMany(entry => entry.Keys).Where(key => Language.FromTag(key)?.Code == key);
        var words = new WordsReader([.. languages.Union(more.Select(code => new Language(code)))]);
        var read = new Dictionary<string, Words>();
        foreach (var (key, entry) in said)
        {
            if (entry is null)
                continue;
            read[key] = words.OwnTitle(entry);
            foreach (var language in read[key].Languages.Where(language => read[key].In(language).Count > 1))
                entry.Report(entry.LineOf(language.Code), $"'{key}' has several texts in {language}.", "Make them one text.");
            entry.ReportUnknownKeys();
        }
        file.ReportUnknownKeys();
        return read;
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
