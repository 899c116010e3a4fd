using System.Diagnostics;
using Isegoria.Doubles;
using Microsoft.Data.Sqlite;

namespace Isegoria.Bot.Tests.Channels;

/// <summary><c>deploy/backup</c> and <c>deploy/restore</c>, on a small store.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("isegoria-restore-").FullName;

    public RestoreTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux, where the bot is deployed.");
        Assert.SkipUnless(Has("bash") && Has("sqlite3"), "bash and sqlite3.");
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        Directory.CreateDirectory(Path.Combine(Data, "index"));
        File.WriteAllText(Path.Combine(Data, "keys", "directline.key"), "key of then");
        File.WriteAllText(Path.Combine(Data, "index", "segment"), "index");
        Directory.CreateDirectory(Path.Combine(Data, "sources", "town"));
        File.WriteAllText(Given, "document of then");
        Say("then");
        Assert.Equal((0, ""), Run("backup", Data, Copy));
        Say("later");
    }

    private string Data => Path.Combine(_root, "data");

    private string Copy => Path.Combine(_root, "copy");

    /// <summary>What an organiser uploaded.</summary>
    private string Given => Path.Combine(Data, "sources", "town", "given.md");

    private string Store => Path.Combine(Data, "isegoria.db");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_copy_comes_back_and_nothing_of_the_old_store_stays_beside_it()
    {
        File.WriteAllText(Path.Combine(Data, "keys", "directline.key"), "key of later");
        File.Delete(Given);
        File.WriteAllText(Path.Combine(Data, "sources", "town", "later.md"), "document of later");
        File.WriteAllText($"{Store}-wal", "what SQLite would play into the copy");
        File.WriteAllText($"{Store}-shm", "old");

        Assert.Equal((0, ""), Run("restore", Copy, Data));

        Assert.Equal(["isegoria.db", "keys", "sources"], Directory.EnumerateFileSystemEntries(Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("key of then", File.ReadAllText(Path.Combine(Data, "keys", "directline.key")));
        Assert.Equal("document of then", File.ReadAllText(Given));
        Assert.Single(Directory.GetFiles(Path.Combine(Data, "sources", "town")));
        Assert.Equal(["then"], Said());
    }

    [Fact]
    public void A_second_copy_into_the_same_folder_holds_what_is_there_now()
    {
        File.Move(Given, Path.Combine(Data, "sources", "town", "renamed.md"));

        Assert.Equal((0, ""), Run("backup", Data, Copy));

        Assert.Equal(["renamed.md"], Directory.GetFiles(Path.Combine(Copy, "sources", "town")).Select(Path.GetFileName));
    }

    [Fact]
    public void An_open_store_is_left_as_it_is()
    {
        Assert.SkipUnless(Has("fuser") || Has("lsof"), "fuser or lsof.");
        using (new FileStream(Store, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            var (code, error) = Run("restore", Copy, Data);
            Assert.Equal(1, code);
            Assert.Contains("stop the bot first", error, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(Data, "index", "segment")));
        Assert.Equal(["then", "later"], Said());
    }

    [Fact]
    public void Without_a_copy_nothing_is_touched()
    {
        var (code, error) = Run("restore", Path.Combine(_root, "nowhere"), Data);
        Assert.Equal(1, code);
        Assert.Contains("There is no copy", error, StringComparison.Ordinal);
        Assert.Equal(["then", "later"], Said());
    }

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (int Code, string Error) Run(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Repository.File($"deploy/{script}"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private void Say(string text)
    {
        using var store = Open();
        using var command = store.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE IF NOT EXISTS said (text); INSERT INTO said VALUES ($text)";
        command.Parameters.AddWithValue("$text", text);
        command.ExecuteNonQuery();
    }

    private List<string> Said()
    {
        using var store = Open();
        using var command = store.CreateCommand();
        command.CommandText = "SELECT text FROM said ORDER BY rowid";
        using var rows = command.ExecuteReader();
        var said = new List<string>();
        while (rows.Read())
            said.Add(rows.GetString(0));
        return said;
    }

    private SqliteConnection Open()
    {
        var store = new SqliteConnection($"Data Source={Store};Pooling=False");
        store.Open();
        return store;
    }
}
