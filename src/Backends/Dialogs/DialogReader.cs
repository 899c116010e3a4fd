using System.Security.Cryptography;
using System.Text;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Backends.Dialogs;

/// <summary>Reads one dialog file and checks what only shows across its steps.</summary>
internal sealed class DialogReader(IReadOnlyCollection<Language> everyday)
{
    private readonly Dictionary<string, DialogStep> _steps = [];
    private readonly HashSet<string> _purposes = [];
    private bool _mayRecord;

    /// <summary>The dialog; only to be used where no problem was added.</summary>
    public Dialog? Read(string text, string file, List<FileProblem> problems)
    {
        if (YamlEntry.Open(text, file, problems) is not { } entry)
            return null;
        var words = new WordsReader(Languages(entry));
        var id = Ids.Read(entry, "id");
        var title = entry.Entry("title") is { } titles ? words.OwnTitle(titles) : null;
        var stages = entry.Entries("stages").Select(stage => Stage(stage, words)).ToList();
        entry.ReportUnknownKeys();
        CheckStages(entry, stages);
        return title is null ? null : new Dialog(id, VersionOf(text), title, words.Languages, stages);
    }

    private static string VersionOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..12];

    /// <summary>A dialog is written in the languages of its title.</summary>
    private List<Language> Languages(YamlEntry entry)
    {
        var languages = new List<Language>();
        if (!entry.Has("title") || entry.Entry("title") is not { } title)
            return languages;
        foreach (var key in title.Keys)
            if (Language.FromTag(key) is { } language && language.Code == key && everyday.Contains(language))
                languages.Add(language);
            else
                title.Report(title.LineOf(key), $"'{key}' is no language with everyday words.",
                    "Add the language to commands.yaml first, as a two-letter code such as fr.");
        return languages;
    }

    private Stage Stage(YamlEntry entry, WordsReader words)
    {
        var id = Ids.Read(entry, "id");
        var title = entry.Entry("title") is { } titles ? words.OwnTitle(titles) : words.Title(entry, "title");
        int? minutes = entry.Has("minutes") ? entry.Number("minutes", 1, 1440) : null;
        var requires = entry.Texts("requires");
        foreach (var (purpose, line) in requires.Where(p => !_purposes.Contains(p.Text)))
            entry.Report(line, $"No earlier step asks for consent to '{purpose}'.", "Put a consent step with this purpose before the stage.");
        var steps = entry.Entries("steps").SelectMany(step => Add(step, words)).ToList();
        entry.ReportUnknownKeys();
        return new Stage(id, title, minutes, [.. requires.Select(r => r.Text)], steps);
    }

    private List<DialogStep> Add(YamlEntry entry, WordsReader words)
    {
        var read = new StepReader(words, _steps).Read(entry).ToList();
        foreach (var step in read)
        {
            if (!_steps.TryAdd(step.Id, step))
                entry.Report(entry.Line, $"Two steps are called '{step.Id}'.", "Give every step of the dialog a name of its own.");
            if (step is ConsentStep consent)
            {
                _purposes.Add(consent.Purpose);
                _mayRecord |= consent.Required && consent.When is null;
            }
            else if (step.IsAnswerable && step is not QuestionTimeStep && !_mayRecord)
                entry.Report(entry.Line, $"'{step.Id}' records an answer before anybody has agreed to take part.",
                    "Put a consent step with 'required: true' before it.");
        }
        return read;
    }

    private static void CheckStages(YamlEntry entry, List<Stage> stages)
    {
        foreach (var twice in stages.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            entry.Report(entry.LineOf("stages"), $"Two stages are called '{twice.Key}'.", "Give every stage a name of its own.");
        var steps = stages.SelectMany(s => s.Steps).ToList();
        if (steps.Count > 0 && (steps[^1] is not CloseStep { When: null } || steps.Count(s => s is CloseStep) != 1))
            entry.Report(entry.LineOf("stages"), "The stage that closes the dialog is missing or not the last.",
                "End the last stage with one 'close:' step, without a condition.");
    }
}
