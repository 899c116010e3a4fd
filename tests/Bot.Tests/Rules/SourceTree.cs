using System.Text.RegularExpressions;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Rules;

/// <summary>The repository as text, for rules about the code itself.</summary>
internal static class SourceTree
{
    public static string Root => Repository.Root;

    /// <summary>C# and Razor files under a folder of the repository, without what the compiler made.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !Regex.IsMatch(f, @"[/\\](bin|obj|node_modules|Migrations)[/\\]"))
            .Order(StringComparer.Ordinal)];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>Namespaces a file names in its using directives or spells out in full.</summary>
    public static IEnumerable<string> NamesIn(string file, string namespacePrefix) =>
        Regex.Matches(File.ReadAllText(file), $@"\b{Regex.Escape(namespacePrefix)}[\w.]*").Select(m => m.Value);
}
