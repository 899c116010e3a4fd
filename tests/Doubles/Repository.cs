namespace Isegoria.Doubles;

/// <summary>Where the repository lies on this machine: the nearest folder above the tests that holds Bot.sln.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("No folder above the tests holds Bot.sln.");
    }
}
