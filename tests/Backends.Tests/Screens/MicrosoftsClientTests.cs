using System.Diagnostics;
using System.Text.Json.Nodes;
using Isegoria.Doubles;

namespace Isegoria.Backends.Tests.Screens;

/// <summary>The server our client is tested against is one that Microsoft's own client accepts, or the tests would prove little.</summary>
public sealed class MicrosoftsClientTests
{
    private static readonly string Folder = Repository.File("tests/fixtures/content-safety-client");

    [Fact]
    public async Task Microsofts_client_gets_along_with_the_server_of_these_tests()
    {
        Assert.SkipUnless(OnPath("node") && OnPath("npm"), "Node.js 20 with npm is not on the PATH.");
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@azure-rest")))
        {
            var (code, log) = await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            Assert.SkipUnless(code == 0, $"npm could not install @azure-rest/ai-content-safety: {log}");
        }
        await using var server = await ContentSafetyServer.StartAsync(TestContext.Current.CancellationToken);

        var (_, output) = await RunAsync("node", "client.mjs", server.Address.ToString(), ContentSafetyServer.Key);

        var reports = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToDictionary(r => r["name"]!.GetValue<string>());
        Assert.True(reports.Count == 5, output);
        Assert.Equal(
            ["default 200", "shield 200", "stable 200", "too long 400", "wrong key 401"],
            reports.Select(r => $"{r.Key} {r.Value["status"]}").Order(StringComparer.Ordinal));
        Assert.Equal(6, reports["default"]["body"]!["categoriesAnalysis"]![0]!["severity"]!.GetValue<int>());
        Assert.Equal("InvalidRequestBody", reports["too long"]["body"]!["error"]!["code"]!.GetValue<string>());
        Assert.True(reports["shield"]["body"]!["userPromptAnalysis"]!["attackDetected"]!.GetValue<bool>());
        Assert.Equal(["2023-10-01", "2024-09-01"], server.Heard.Select(call => call.Version).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => new[] { "", ".exe", ".cmd" }.Any(ending => File.Exists(Path.Combine(folder, program + ending))));
}
