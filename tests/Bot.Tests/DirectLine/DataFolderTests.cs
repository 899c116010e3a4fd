using System.Runtime.Versioning;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Bot.Tests.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>The folder of the store and the keys, where something was there before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Wide = Owner | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _data = Directory.CreateTempSubdirectory("isegoria-data-").FullName;

    public DataFolderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_folder_that_others_may_enter_is_closed_to_them_and_the_log_says_so()
    {
        File.SetUnixFileMode(_data, Wide);
        var heard = new HeardLog();
        await OpenAsync(heard);
        Assert.Equal(Owner, File.GetUnixFileMode(_data));
        Assert.Single(heard.Lines, line => line.Contains("0755", StringComparison.Ordinal) && line.Contains("0700", StringComparison.Ordinal));

        await OpenAsync(heard);
        Assert.Single(heard.Lines, line => line.Contains("0755", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_shared_by_everybody_is_refused_and_left_as_it_is()
    {
        File.SetUnixFileMode(_data, Wide | UnixFileMode.OtherWrite | UnixFileMode.StickyBit);
        using var heard = new HeardLog();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(heard));
        Assert.Contains("Data:Directory", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Wide | UnixFileMode.OtherWrite | UnixFileMode.StickyBit, File.GetUnixFileMode(_data));
        Assert.Empty(Directory.EnumerateFiles(_data));
    }

    [Fact]
    public async Task A_first_start_makes_it_for_this_user_alone_and_has_nothing_to_say()
    {
        Directory.Delete(_data);
        Assert.NotEmpty(Keys().SigningKey);
        Assert.Equal(Owner, File.GetUnixFileMode(_data));

        using var heard = new HeardLog();
        await OpenAsync(heard);
        Assert.DoesNotContain(heard.Lines, line => line.Contains("open to others", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_are_made_beside_what_a_crash_left_and_the_leftovers_go()
    {
        var keys = Directory.CreateDirectory(Path.Combine(_data, "keys")).FullName;
        string[] left = [$"directline.key.{Environment.ProcessId}", "directline.key.a.draft", "directline.secret.b.draft", "directline.key.bak"];
        foreach (var name in left)
            File.WriteAllText(Path.Combine(keys, name), "half");

        var made = Keys().SigningKey;
        Assert.Equal(made, Keys().SigningKey);
        Assert.Empty(Directory.EnumerateFiles(keys, "*.draft"));
        Assert.Equal("half", File.ReadAllText(Path.Combine(keys, "directline.key.bak")));
    }

    private DirectLineKeys Keys() => new(Options.Create(new DataOptions { Directory = _data }), Options.Create(new DirectLineOptions()));

    private async Task OpenAsync(HeardLog heard)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _data)]).Build();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(heard))
            .AddJournal(settings)
            .BuildServiceProvider();
        await services.OpenStoreAsync(TestContext.Current.CancellationToken);
    }
}
