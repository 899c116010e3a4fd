[assembly: AssemblyFixture(typeof(Isegoria.Bot.Tests.Line.SettledData))]

namespace Isegoria.Bot.Tests.Line;

/// <summary>A data folder after the first start, with the sample imported; each test works on a copy.</summary>
public sealed class SettledData : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("isegoria-line-").FullName;

    /// <summary>The product with trapdoors; without KILL_AT it is the product as it is.</summary>
    internal string Program { get; } = BuiltProgram.At("tests/KilledHost", "Isegoria.KilledHost.dll");

    private string Settled => Path.Combine(_root, "settled");

    public async ValueTask InitializeAsync()
    {
        await using var bot = await RunningBot.StartAsync(Program, Settled, null, TestContext.Current.CancellationToken);
        Assert.False(bot.HasExited, bot.Output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal string Copy()
    {
        var copy = Path.Combine(_root, Path.GetRandomFileName());
        foreach (var folder in Directory.EnumerateDirectories(Settled, "*", SearchOption.AllDirectories).Prepend(Settled))
            Directory.CreateDirectory(folder.Replace(Settled, copy, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Settled, "*", SearchOption.AllDirectories))
            File.Copy(file, file.Replace(Settled, copy, StringComparison.Ordinal));
        return copy;
    }
}
