using System.Reflection;

namespace Isegoria.Bot;

/// <summary>How this very program is called with a verb, as somebody would type it where it runs.</summary>
internal static class OwnCommand
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, Assembly.GetExecutingAssembly().GetName().Name!);

    /// <summary>Without folders, for pages that anybody may read.</summary>
    public static string Shown(string verb) => IsSource ? $"dotnet run --project src/Bot -- {verb}"
        : IsItself ? $"{Path.GetFileName(Environment.ProcessPath)} {verb}"
        : $"dotnet {Path.GetFileName(Program)}.dll {verb}";

    /// <param name="data">Where the data lies: a verb that is told no folder would make one where it is called.</param>
    public static string For(string verb, string data)
    {
        var program = IsSource ? "dotnet run --project src/Bot --" : IsItself ? Quoted(Environment.ProcessPath!) : $"dotnet {Quoted($"{Program}.dll")}";
        return $"{program} {verb} --Data:Directory {Quoted(data)}";
    }

    /// <summary>Built beside its source and not published.</summary>
    private static bool IsSource => File.Exists(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Bot.csproj"));

    private static bool IsItself => Environment.ProcessPath == Program || Environment.ProcessPath == $"{Program}.exe";

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
