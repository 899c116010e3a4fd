using System.Reflection;

namespace Isegoria.Bot;

/// <summary>How this very program is called with a verb, as somebody would type it where it runs.</summary>
internal static class OwnCommand
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, Assembly.GetExecutingAssembly().GetName().Name!);

    /// <summary>Without folders, for pages that anybody may read.</summary>
    public static string Shown(string verb) => $"{Called(path => Path.GetFileName(path))} {verb}";

    /// <param name="data">Where the data lies: a verb that is told no folder would make one where it is called.</param>
    public static string For(string verb, string data) => $"{Called(Quoted)} {verb} --Data:Directory {Quoted(data)}";

    private static string Called(Func<string, string> written) => IsSource ? "dotnet run --project src/Bot --"
        : IsItself ? written(Environment.ProcessPath!)
        : $"dotnet {written($"{Program}.dll")}";

    /// <summary>Built beside its source and not published.</summary>
    private static bool IsSource => File.Exists(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Bot.csproj"));

    private static bool IsItself => Environment.ProcessPath == Program || Environment.ProcessPath == $"{Program}.exe";

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
