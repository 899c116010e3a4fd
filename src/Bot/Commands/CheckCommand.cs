using System.CommandLine;
using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `check [FOLDER]`: dialogs, prompts and configuration, one JSON line `{"file","line","problem","fix"}` per problem;
/// exit 1 where there is any.
/// </summary>
public static class CheckCommand
{
    private static readonly string[] Folders = ["dialogs", "prompts"];

    /// <summary>What the settings of a folder, with those of the command line, would do to the start; see <see cref="ConfigurationFinding.OfStart"/>.</summary>
    public delegate IEnumerable<ConfigurationFinding> Configuration(string folder, IReadOnlyList<string> settings);

    /// <param name="configuration">Asked only where appsettings.json itself can be read.</param>
    public static Command Create(Configuration configuration)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER")
        {
            Description = "Where appsettings.json, dialogs/ and prompts/ lie; the program's own folder where absent",
            DefaultValueFactory = _ => new DirectoryInfo(AppContext.BaseDirectory),
        };
        folder.AcceptExistingOnly();
        var command = new Command("check", "Validates dialogs, prompts and configuration") { folder };
        command.SetAction(parsed => Run(parsed, parsed.GetRequiredValue(folder).FullName, configuration));
        return command;
    }

    private static int Run(ParseResult parsed, string folder, Configuration configuration)
    {
        List<FileProblem> problems = [.. Dialogs(folder), .. Prompts(folder)];

        // The start checks dialogs and charter, too, and would name their problems, or what lies in a missing folder, a second time.
        var named = problems.Select(problem => problem.ToString()).ToHashSet();
        var missing = Folders.Where(name => !Directory.Exists(Path.Combine(folder, name))).Select(name => $"{name}/").ToList();
        problems.AddRange(SettingsFile.Check(
            Path.Combine(folder, SettingsFile.Name),
            () => configuration(folder, parsed.Settings()).Where(finding => !named.Contains(finding.Problem)
                && !missing.Any(name => finding.Problem.StartsWith(name, StringComparison.Ordinal)))));
        foreach (var problem in problems)
            parsed.WriteLine(problem);
        parsed.InvocationConfiguration.Error.WriteLine($"{CountFiles(folder)} files checked, {problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }

    private static IReadOnlyList<FileProblem> Dialogs(string folder) => Directory.Exists(Path.Combine(folder, "dialogs"))
        ? DialogLibrary.Check(Path.Combine(folder, "dialogs")).Problems
        : [Missing("dialogs")];

    private static IReadOnlyList<FileProblem> Prompts(string folder) => Directory.Exists(Path.Combine(folder, "prompts"))
        ? PromptFiles.Check(Path.Combine(folder, "prompts"), [Language.French, Language.English])
        : [Missing("prompts")];

    private static FileProblem Missing(string folder) =>
        new(folder, 1, "The folder is missing.", "Restore it, or name another folder: check FOLDER.");

    private static int CountFiles(string folder) => Folders
        .Select(name => Path.Combine(folder, name))
        .Where(Directory.Exists)
        .Sum(path => DialogLibrary.Files(path).Count) + 1;
}
