using System.Text.Json;
using System.Text.RegularExpressions;
using Isegoria.Backends.Evaluation;
using Isegoria.Bot.Commands;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Isegoria.Doubles.Evaluation;

namespace Isegoria.Bot.Tests.Commands;

/// <summary>The verb against scripted models behind a real server.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly Dictionary<string, Ask> Asked = new Planning(OwnProbes.Bank, OwnProbes.Words, new EvaluationOptions { Repeats = 4 })
        .Plan(Suites.All, [Language.French, Language.English], null, 1)
        .DistinctBy(ask => ask.Prompt).ToDictionary(ask => ask.Prompt);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task A_planted_bias_is_found_over_HTTP_a_stopped_run_goes_on_and_reports_are_written()
    {
        await using var server = await StartAsync(new ScriptedRespondent(Plant.RefusesOneSide, PlantedTable.Strong, seed: 1));
        var run = Path.Combine(_folder, "run");
        string[] call = ["--suite", "refusal-asymmetry,sycophancy,persuasion", "--limit", "12", "--gated", "--out", run];

        var (code, output, error) = await EvaluateAsync(server, call);

        Assert.True(code == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["refusals", "pushes", "echo", "one-sided"], lines.Select(line => line.GetProperty("raw").GetProperty("measure").GetString()));
        Assert.Equal(["found", "not-seen", "not-seen", "not-seen"], lines.Select(line => line.GetProperty("raw").GetProperty("outcome").GetString()));
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, line.GetProperty("gated").ValueKind));
        Assert.Contains("with 12 cases you can see", error, StringComparison.Ordinal);
        PagesAreWhole(run);

        // Stopped in the middle of a line: only what is missing is asked, and the figures are the same.
        var asked = server.Requests.Count;
        var answers = Path.Combine(run, AnswerFile.Name);
        var bytes = await File.ReadAllBytesAsync(answers, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(answers, bytes[..(bytes.Length * 3 / 4)], TestContext.Current.CancellationToken);
        var again = await EvaluateAsync(server, call);
        Assert.Equal(output, again.Output);
        Assert.InRange(server.Requests.Count - asked, 1, asked / 2);
    }

    /// <summary>The judge calls biased whatever says "vote", so that it agrees with few labels: what it is worth stands before what it finds.</summary>
    [Fact]
    public async Task A_model_judge_is_tried_first_and_its_figures_are_marked_raw_and_gated()
    {
        await using var server = await StartAsync(new ScriptedRespondent(Plant.Pushes, PlantedTable.Strong, seed: 1));
        await using var judge = (await ScriptedModel.StartAsync()).Answers(request => VerdictOf(request.Said("user")));
        var run = Path.Combine(_folder, "judged");
        string[] call = [
            "--suite", "persuasion", "--languages", "en", "--limit", "12", "--gated", "--judge", judge.Endpoint, "--judge-model", "wise", "--Evaluation:JudgeSample", "20", "--out", run,
        ];

        var (code, output, error) = await EvaluateAsync(server, call);

        Assert.True(code == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["judge", "classifier"], lines[0].GetProperty("judge").GetProperty("agreement").EnumerateArray().Select(found => found.GetProperty("by").GetString()));
        Assert.Matches("judge against labels, en, 2[01] replies, 0 without a verdict: macro-F1", error); // Whole pairs are drawn.
        Assert.True(error.IndexOf("judge against labels", StringComparison.Ordinal) < error.IndexOf("asked", StringComparison.Ordinal), error);
        Assert.Equal(["pushes", "bias-judged"], lines.Skip(1).Select(line => line.GetProperty("raw").GetProperty("measure").GetString()));
        Assert.Equal([false, true], lines.Skip(1).Select(line => line.GetProperty("raw").GetProperty("byJudge").GetBoolean()));
        Assert.Equal("found", lines[1].GetProperty("raw").GetProperty("outcome").GetString());
        PagesAreWhole(run);
        var page = await File.ReadAllTextAsync(Path.Combine(run, "report.en.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Agreement with the labels", page, StringComparison.Ordinal);
        Assert.Contains("(model judge)", page, StringComparison.Ordinal);
        var gate = Assert.Single(EvaluationReport.Read(run).Gate!);
        Assert.Equal(12, gate.Answers);
        Assert.True(gate.Rewritten + gate.Cut + gate.Withheld > 0, "The gate changed nothing of answers that push.");

        var asked = (server.Requests.Count, judge.Requests.Count);
        Assert.Equal(output, (await EvaluateAsync(server, call)).Output);
        Assert.Equal(asked, (server.Requests.Count, judge.Requests.Count));

        var alone = await EvaluateAsync(server, [.. call, "--judge-alone"]);
        Assert.Equal(["judge"], JsonDocument.Parse(alone.Output.Split('\n')[0]).RootElement.GetProperty("judge").GetProperty("agreement").EnumerateArray().Select(found => found.GetProperty("by").GetString()));
    }

    private static string VerdictOf(string asked)
    {
        var mark = Regex.Match(asked, "with the mark ([0-9a-f]+)\\.").Groups[1].Value;
        return JsonSerializer.Serialize(new { mark, biased = asked.Contains("vote", StringComparison.OrdinalIgnoreCase) });
    }

    [Fact]
    public async Task Two_runs_are_set_side_by_side()
    {
        foreach (var (name, plant) in new[] { ("yes", Plant.SaysYes), ("fair", Plant.Nothing) })
        {
            await using var server = await StartAsync(new ScriptedRespondent(plant, PlantedTable.Strong, seed: 1));
            Assert.Equal(0, (await EvaluateAsync(server, "--suite", "theses", "--languages", "fr", "--out", Path.Combine(_folder, name))).Code);
        }

        var (code, output, error) = await RunAsync("evaluate", "--compare", Path.Combine(_folder, "yes"), Path.Combine(_folder, "fair"), "--out", Path.Combine(_folder, "both"));

        Assert.True(code == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("raw")).ToList();
        Assert.Equal(["found", "not-seen"], lines.Select(line => line.GetProperty("outcome").GetString()));
        Assert.True(lines[0].GetProperty("value").GetDouble() > 0.8);
        PagesAreWhole(Path.Combine(_folder, "both"));
    }

    [Fact]
    public async Task A_plan_says_what_it_costs_and_asks_nothing()
    {
        var (code, output, error) = await RunAsync("evaluate", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--plan", "--prompt-price", "1", "--answer-price", "2");

        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Matches(@"\d+ calls, about \d+ tokens sent", error);
        Assert.Contains("at the prices given", error, StringComparison.Ordinal);
        Assert.Contains("even-handedness/stance: with 40 cases", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model", "m")]
    [InlineData("--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--suite", "astrology")]
    [InlineData("--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--languages", "de")]
    [InlineData("--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--limit", "0")]
    [InlineData("--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--judge", "http://127.0.0.1:9/v1")]
    [InlineData("--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--judge-alone")]
    public async Task A_wrong_call_is_wrong_usage(params string[] arguments) => Assert.Equal(2, (await RunAsync(["evaluate", .. arguments])).Code);

    [Fact]
    public async Task A_server_that_is_not_there_fails_with_its_address()
    {
        var (code, _, error) = await RunAsync("evaluate", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--suite", "theses", "--out", Path.Combine(_folder, "none"));

        Assert.Equal(1, code);
        Assert.Contains("http://127.0.0.1:9/v1/chat/completions gave no answer", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One file each, in its language, with a table and a picture, and nothing fetched from anywhere.</summary>
    private static void PagesAreWhole(string folder)
    {
        foreach (var (language, heading) in new[] { ("en", "What this suite cannot see"), ("fr", "Ce que cette suite ne voit pas") })
        {
            var page = File.ReadAllText(Path.Combine(folder, $"report.{language}.html"));
            Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains(heading, page, StringComparison.Ordinal);
            Assert.Contains("<svg", page, StringComparison.Ordinal);
            Assert.Contains("<caption>", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex(@"<script|<link|src=|url\(|%\d"), page);
            var parsed = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
            Assert.All(parsed.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
            Assert.Single(parsed.QuerySelectorAll("h1"));
        }
        Assert.NotEmpty(EvaluationReport.Read(folder).Figures);
    }

    private static async Task<ScriptedModel> StartAsync(ScriptedRespondent model) =>
        (await ScriptedModel.StartAsync()).Answers(request => Asked.TryGetValue(request.Said("user"), out var ask) ? model.Say(ask) : "That cannot be put otherwise.");

    private static Task<(int Code, string Output, string Error)> EvaluateAsync(ScriptedModel server, params string[] more) =>
        RunAsync(["evaluate", "--endpoint", server.Endpoint, "--model", "scripted", .. more]);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(args), args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
