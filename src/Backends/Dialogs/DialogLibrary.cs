using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Dialogs;

/// <summary>The dialogs of one folder, read and checked as a whole.</summary>
public sealed class DialogLibrary : IDialogLibrary
{
    private const string EverydayFile = "commands.yaml";

    private readonly Dictionary<string, DialogScript> _scripts;

    private DialogLibrary(Dictionary<string, DialogScript> scripts) => _scripts = scripts;

    public IReadOnlyCollection<DialogScript> Scripts => _scripts.Values;

    public DialogScript Find(string id) => _scripts.TryGetValue(id, out var script)
        ? script
        : throw new KeyNotFoundException($"There is no dialog '{id}'; there are: {string.Join(", ", _scripts.Keys)}.");

    /// <exception cref="DialogFilesException">A file is missing or has problems; all of them are named.</exception>
    public static DialogLibrary Open(string directory)
    {
        var (library, problems) = Check(directory);
        return problems.Count == 0 ? library! : throw new DialogFilesException(problems);
    }

    /// <summary>Reads the folder and names every problem; the library is there where none was found.</summary>
    public static (DialogLibrary? Library, IReadOnlyList<FileProblem> Problems) Check(string directory)
    {
        var problems = new List<FileProblem>();
        var scripts = new Dictionary<string, DialogScript>();
        var path = Path.Combine(directory, EverydayFile);
        if (!File.Exists(path))
            return (null, [new FileProblem(Named(path), 1, "The file is missing.", "Restore it: the everyday commands are defined there.")]);
        var everyday = EverydayReader.Read(File.ReadAllText(path), Named(path), problems);
        foreach (var file in Files(directory).Where(f => Path.GetFileName(f) != EverydayFile))
        {
            var dialog = new DialogReader([.. everyday?.Languages ?? []]).Read(File.ReadAllText(file), Named(file), problems);
            if (dialog is not null && problems.Count == 0 && !scripts.TryAdd(dialog.Id, new DialogScript(dialog, everyday!.Value.Everyday)))
                problems.Add(new FileProblem(Named(file), 1, $"Another file has a dialog called '{dialog.Id}'.", "Give every dialog an id of its own."));
        }
        if (scripts.Count == 0 && problems.Count == 0)
            problems.Add(new FileProblem(Named(directory), 1, "The folder has no dialog.", "Add at least one."));
        return (problems.Count == 0 ? new DialogLibrary(scripts) : null, problems);
    }

    /// <summary>The dialog files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<string> Files(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal)];

    internal static string Named(string path) =>
        Path.Combine(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "", Path.GetFileName(path));
}
