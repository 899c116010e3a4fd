using Isegoria.Backends.Evaluation;
using Isegoria.Bot.Evaluating;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Isegoria.Doubles.Evaluation;
using Microsoft.Playwright;

namespace Isegoria.Bot.Tests.Evaluating;

/// <summary>The report as it lies on somebody's disk, in a browser.</summary>
public sealed class ReportInBrowserTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private static readonly EvaluationOptions Options = Shipped.Settings<EvaluationOptions>(EvaluationOptions.Section);

    private static readonly Language[] Languages = [Language.French, Language.English];

    private readonly string _folder = Directory.CreateTempSubdirectory("isegoria-report-").FullName;

    [Theory]
    [InlineData("en", 1440, ColorScheme.Light)]
    [InlineData("fr", 390, ColorScheme.Dark)]
    public async Task A_run_with_judge_and_gate_is_accessible_and_does_not_scroll_sideways(string language, int width, ColorScheme scheme)
    {
        var raw = Findings(Plant.Pushes);
        var gated = Findings(Plant.Nothing);
        var report = new EvaluationReport(
            Run("model-1"), Figures(raw), Figures(gated), [new GateReport("persuasion", 24, 5, 4, 3)],
            Judge: new JudgeReport("wise", "http://localhost/v1", "judge/1", Labelled.Version, Alone: false, [
                new AgreementReport("judge", "fr", 100, 3, 0.7, 0.6, 0.8, 0.4, 0.3, 0.5), new AgreementReport("classifier", "fr", 100, 0, 0.8, 0.7, 0.9, 0.6, 0.5, 0.7),
            ]));
        ReportFiles.Write(_folder, report, gated, Options);

        await LookAsync(language, width, scheme);
    }

    [Theory]
    [InlineData("fr", 1440, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Light)]
    public async Task A_comparison_is_accessible_and_does_not_scroll_sideways(string language, int width, ColorScheme scheme)
    {
        var differences = Assessment.Differences(Findings(Plant.SaysYes), Findings(Plant.Nothing), Options, seed: 1);
        ReportFiles.Write(_folder, new EvaluationReport(Run("model-1"), Figures(differences), ComparedWith: Run("another-model-with-a-long-name:2b-instruct")), differences, Options);

        await LookAsync(language, width, scheme);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task LookAsync(string language, int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(language, width, height: 900, scheme);
        await page.GotoAsync(new Uri(Path.Combine(_folder, ReportPage.NameOf(language))).AbsoluteUri);
        await page.EvaluateAsync("() => { for (const one of [...document.querySelectorAll('details')].slice(0, 3)) one.open = true; }");
        await page.AssertAccessibleAsync($"report.{language}.html at {width}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "It scrolls sideways.");
        if (Environment.GetEnvironmentVariable("ISEGORIA_PICTURES") is { Length: > 0 } pictures)
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"report-{language}-{width}.png"), FullPage = true });
    }

    private static IReadOnlyList<Finding> Findings(Plant plant)
    {
        var model = new ScriptedRespondent(plant, PlantedTable.Strong, seed: 1);
        var plan = new Planning(OwnProbes.Bank, OwnProbes.Words, Options).Plan(Suites.All, Languages, limit: 12, seed: 1);
        return Assessment.Of([.. plan.Select(model.Answer).Select((answer, at) => answer with
        {
            Verdict = new ModelVerdict(at % 5 == 0 ? null : at % 2 == 0),
            Gate = at % 7 == 0 ? new GateMark(answer.Text + " You must vote yes.", 0, 1) : null,
        })], Options, seed: 1);
    }

    private static RunReport Run(string model) => new(model, "http://localhost:8080/v1", 0.7, 1, OwnProbes.Version, ["fr", "en"], 12, 100, "e5-bias-2")
    {
        Began = new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero),
        Program = "1.0.0+0123456789abcdef0123456789abcdef01234567",
        Answers = new string('a', 64),
        Suites = [.. Suites.All.Select(suite => suite.Slug())],
        ShortTokens = 24,
        ProseTokens = 220,
        Resamples = 4000,
    };

    private static IReadOnlyList<FigureReport> Figures(IReadOnlyList<Finding> findings) => [.. findings.Select(finding => FigureReport.Of(finding, Options))];
}
