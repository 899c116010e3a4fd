using Isegoria.Doubles;

namespace Isegoria.Bot.Tests;

/// <summary>Where a program of this repository lies that was built in the same configuration as these tests.</summary>
internal static class BuiltProgram
{
    /// <param name="project">The project's folder in the repository.</param>
    public static string At(string project, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Repository.Root, project, "bin", framework.Parent!.Name, framework.Name, file);
    }
}
