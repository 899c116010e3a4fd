using Microsoft.Extensions.Logging;

namespace Isegoria.Backends.Journal;

/// <summary>The folder with citizens' words and the keys: open to this user alone, also where it was there before.</summary>
internal static partial class DataFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="InvalidOperationException">Others may enter the folder, and that is not ours to change.</exception>
    public static void Prepare(string path, ILogger logger)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Owner);
        var mode = File.GetUnixFileMode(path);
        if ((mode & Others) == 0)
            return;
        if (mode.HasFlag(UnixFileMode.StickyBit))
            throw Open(path, mode, null); // Such as /tmp, which root could close to everybody else.

        try
        {
            File.SetUnixFileMode(path, mode & ~Others);
            LogClosed(logger, path, Octal(mode), Octal(mode & ~Others));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Open(path, mode, e);
        }
    }

    private static InvalidOperationException Open(string path, UnixFileMode mode, Exception? cause) => new(
        $"Others may enter the data folder {path} (mode {Octal(mode)}), and that cannot be changed from here. It holds citizens’ words: "
        + "set Data:Directory to a folder of the bot's own, which may lie inside this one.",
        cause);

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');

    [LoggerMessage(LogLevel.Warning, "The data folder {Path} was open to others (mode {Before}); now it is {After}")]
    private static partial void LogClosed(ILogger logger, string path, string before, string after);
}
