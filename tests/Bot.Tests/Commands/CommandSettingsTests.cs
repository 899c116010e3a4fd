using Isegoria.Bot.Commands;

namespace Isegoria.Bot.Tests.Commands;

/// <summary>A verb works with the settings the server works with.</summary>
public sealed class CommandSettingsTests : IDisposable
{
    private const string Environment = "VerbSettings";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, $"appsettings.{Environment}.json");

    public void Dispose() => System.IO.File.Delete(File);

    [Fact]
    public async Task The_settings_of_the_environment_come_over_those_of_the_program_and_the_command_line_over_both()
    {
        await System.IO.File.WriteAllTextAsync(File, """{"Data": {"Directory": "of-the-environment"}, "Setup": {"TimeZone": "Europe/Brussels"}}""", TestContext.Current.CancellationToken);

        var settings = CommandHost.Configuration(Environment, ["--Data:Directory", "of-the-line"]);

        Assert.Equal(("of-the-line", "Europe/Brussels", "sample"), (settings["Data:Directory"], settings["Setup:TimeZone"], settings["Channels:Consultation"]));
        Assert.Equal("Europe/Paris", CommandHost.Configuration("Another", [])["Setup:TimeZone"]);
    }

    [Theory]
    [InlineData("--MicrosoftAppId", "id")]
    [InlineData("--MicrosoftAppPassword=secret")]
    [InlineData("--Channels:Consultation=sample")]
    public async Task Settings_with_and_without_a_colon_may_stand_among_the_arguments(params string[] settings)
    {
        using var said = new StringWriter();
        var data = Directory.CreateTempSubdirectory("isegoria-settings-");

        var exit = await CommandHost.RunAsync(
            Verbs.Create([]), ["access", .. settings, "--Data:Directory", data.FullName], said, said, TestContext.Current.CancellationToken);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
        Assert.True(exit == 0, said.ToString());
    }

    [Fact]
    public async Task A_link_leads_to_where_people_outside_reach_the_console()
    {
        using var output = new StringWriter();
        var data = Directory.CreateTempSubdirectory("isegoria-settings-");

        await CommandHost.RunAsync(
            Verbs.Create([]), ["access", "--Channels:PublicAddress", "https://consult.example.org/", "--Data:Directory", data.FullName], output, output, TestContext.Current.CancellationToken);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
        Assert.Contains("\"https://consult.example.org/console/enter?key=", output.ToString(), StringComparison.Ordinal);
    }
}
