using System.Text.Json;
using Isegoria.Bot.Commands;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Bot.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("check");

    public CheckCommandTests()
    {
        foreach (var folder in new[] { "dialogs", "prompts" })
            foreach (var file in Directory.GetFiles(Repository.File(folder)))
                File.Copy(file, Path.Combine(_folder.CreateSubdirectory(folder).FullName, Path.GetFileName(file)));
        File.Copy(Repository.File("appsettings.json"), Path.Combine(_folder.FullName, "appsettings.json"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_files_have_no_problem()
    {
        var (exit, lines, said) = await CheckAsync();

        Assert.Equal([], lines.Select(l => l.ToString()));
        Assert.Equal(0, exit);
        Assert.Matches("^[0-9]+ files checked, 0 problems", said);
    }

    [Theory]
    [InlineData("dialogs/five-minutes.yaml", "s’intitule : {title}", "s’intitule : {titel}", "placeholder {titel}")]
    [InlineData("prompts/notices.yaml", "flagged:\n", "flaged:\n", "'flaged' means nothing here")]
    [InlineData("prompts/replies.yaml", "answer:\n", "answer: [\n", "not valid YAML")]
    [InlineData("appsettings.json", "\"Dialogs\": {", "\"Dialogs\" {", "not valid JSON")]
    public async Task A_problem_is_one_json_line_with_file_and_line(string file, string sound, string broken, string problem)
    {
        await MendAsync(file, sound, broken);

        var (exit, lines, said) = await CheckAsync();

        Assert.Equal(1, exit);
        var found = Assert.Single(lines, l => l.GetProperty("problem").GetString()!.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(file, found.GetProperty("file").GetString());
        Assert.True(found.GetProperty("line").GetInt32() >= 1);
        Assert.NotEmpty(found.GetProperty("fix").GetString()!);
        Assert.Contains($"{lines.Count} problems", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_wrong_call() =>
        Assert.Equal(2, (await RunAsync("check", Path.Combine(_folder.FullName, "nowhere"))).Exit);

    [Fact]
    public async Task What_would_stop_the_start_is_found_with_its_setting_and_line()
    {
        await MendAsync("appsettings.json", "\"LongestText\": 4000", "\"LongestText\": 4");

        var (exit, lines, _) = await CheckAsync();

        Assert.Equal(1, exit);
        var found = Assert.Single(lines);
        Assert.Contains("LongestText", found.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.True(found.GetProperty("line").GetInt32() > 1);
    }

    [Fact]
    public async Task A_setting_on_the_command_line_counts_as_it_does_at_the_start()
    {
        await MendAsync("appsettings.json", "\"LongestText\": 4000", "\"LongestText\": 4");

        Assert.Equal(0, (await CheckAsync("--Channels:LongestText", "4000")).Exit);
        Assert.Contains("AtOnce", Assert.Single((await CheckAsync("--Channels:LongestText=4000", "--Inbox:AtOnce", "0")).Lines)
            .GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is no address", "--Console:OpenIdConnect:Authority", "login.example.org", "--Console:OpenIdConnect:ClientId", "isegoria")]
    [InlineData("over plain http", "--Console:OpenIdConnect:Authority", "http://login.example.org", "--Console:OpenIdConnect:ClientId", "isegoria")]
    [InlineData("ClientId is missing", "--Console:OpenIdConnect:Authority", "https://login.example.org")]
    [InlineData("Authority is missing", "--Console:OpenIdConnect:ClientId", "isegoria")]
    [InlineData("PostgreSQL is not supported yet", "--ConnectionStrings:Store", "Host=db")]
    [InlineData("Replies:Endpoint is not", "--Replies:Model", "m")]
    public async Task A_setting_that_is_half_there_or_not_kept_yet_is_found(string problem, params string[] settings)
    {
        var (exit, lines, _) = await CheckAsync(settings);

        Assert.Equal(1, exit);
        Assert.Contains(problem, Assert.Single(lines).GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_the_settings_makes_no_folder_and_no_key()
    {
        var data = Path.Combine(_folder.FullName, "data");

        Assert.Equal(0, (await CheckAsync("--Data:Directory", data)).Exit);

        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_missing_prompt_or_the_whole_folder_is_a_problem()
    {
        File.Delete(Path.Combine(_folder.FullName, "prompts/notices.yaml"));
        Assert.Equal("prompts/notices.yaml", Assert.Single((await CheckAsync()).Lines).GetProperty("file").GetString());

        Directory.Delete(Path.Combine(_folder.FullName, "prompts"), recursive: true);
        Assert.Equal("prompts", Assert.Single((await CheckAsync()).Lines).GetProperty("file").GetString());
    }

    private async Task MendAsync(string file, string sound, string broken)
    {
        var path = Path.Combine(_folder.FullName, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(sound, broken, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private Task<(int Exit, IReadOnlyList<JsonElement> Lines, string Said)> CheckAsync(params string[] settings) =>
        RunAsync(["check", _folder.FullName, .. settings]);

    private static async Task<(int Exit, IReadOnlyList<JsonElement> Lines, string Said)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandHost.RunAsync(Verbs.Create([]), arguments, output, error, TestContext.Current.CancellationToken);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (exit, exit == 2 ? [] : [.. lines.Select(l => JsonDocument.Parse(l).RootElement)], error.ToString());
    }
}
