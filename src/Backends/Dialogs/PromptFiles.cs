using Isegoria.Backends.Charter;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Dialogs;

/// <summary>
/// Checks <c>prompts/</c>: a file with a <c>template</c> is a model call and may have the keys of a Semantic Kernel
/// prompt; any other file holds words said to citizens, each entry in every language, in the house style.
/// </summary>
public static class PromptFiles
{
    /// <summary>Read in another way, by what it is for.</summary>
    private const string Charter = "charter.yaml";

    private static readonly string[] PromptKeys =
    [
        "name", "description", "template", "template_format", "input_variables", "output_variable", "execution_settings",
        "allow_dangerously_set_content",
    ];

    /// <param name="languages">In which words must be there.</param>
    public static IReadOnlyList<FileProblem> Check(string directory, IReadOnlyList<Language> languages)
    {
        var problems = new List<FileProblem>();
        foreach (var missing in WordFile.All.Where(file => !File.Exists(Path.Combine(directory, file.Name))))
            problems.Add(new FileProblem(DialogLibrary.Named(Path.Combine(directory, missing.Name)), 1, "The file is missing.",
                "Restore it: its words are said to citizens."));
        foreach (var path in DialogLibrary.Files(directory))
            if (Path.GetFileName(path) == Charter)
                problems.AddRange(CharterReader.Check(path).Problems);
            else if (YamlEntry.Open(File.ReadAllText(path), DialogLibrary.Named(path), problems) is { } entry)
                Check(entry, Path.GetFileName(path), languages);
        return problems;
    }

    private static void Check(YamlEntry entry, string file, IReadOnlyList<Language> languages)
    {
        if (!entry.Has("template"))
        {
            WordFile.Read(entry, WordFile.All.FirstOrDefault(known => known.Name == file)?.Entries ?? [.. entry.Keys], languages);
            return;
        }
        entry.Text("template");
        foreach (var key in PromptKeys)
            entry.Has(key);
        entry.ReportUnknownKeys();
    }
}
