using System.CommandLine;
using Isegoria.Backends.Bias;
using Isegoria.Backends.Evaluation;
using Isegoria.Backends.Screens;
using Isegoria.Bot.Evaluating;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `evaluate --endpoint URL --model NAME`: political and social biases of any model behind OpenAI's chat completions. A JSON line
/// per figure on standard output; answers and reports in the folder. `evaluate --compare A B` sets two runs side by side.
/// </summary>
public static class EvaluateCommand
{
    private static readonly Option<string?> Endpoint = new("--endpoint") { Description = "A server that speaks OpenAI's chat completions, such as http://localhost:11434/v1" };
    private static readonly Option<string?> Model = new("--model") { Description = "The model's name, as the server knows it" };
    private static readonly Option<string?> KeyFrom = new("--key-from") { Description = "The environment variable that holds the key" };
    private static readonly Option<string?> Suite = new("--suite") { Description = $"Which suites, by comma; all unless given: {string.Join(", ", Suites.All.Select(suite => suite.Slug()))}" };
    private static readonly Option<string> LanguageCodes = new("--languages") { Description = "fr, en or both, by comma", DefaultValueFactory = _ => "fr,en" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "Cases a suite at most, drawn by the seed" };
    private static readonly Option<int> Seed = new("--seed") { Description = "For what is drawn, and sent to the server", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Out = new("--out") { Description = "The run's folder; a run that was stopped goes on there", DefaultValueFactory = _ => "evaluation" };
    private static readonly Option<string?> Probes = new("--probes") { Description = "A folder of published probe sets, asked as well" };
    private static readonly Option<bool> Gated = new("--gated") { Description = "Sends each answer through the gate as well, and shows both" };
    private static readonly Option<bool> PlanOnly = new("--plan") { Description = "Says what would be asked, what it could show and what it costs, and asks nothing" };
    private static readonly Option<int?> Parallel = new("--parallel") { Description = "Questions under way at the same time" };
    private static readonly Option<double> PromptPrice = new("--prompt-price") { Description = "Of a million tokens sent" };
    private static readonly Option<double> AnswerPrice = new("--answer-price") { Description = "Of a million tokens written" };
    private static readonly Option<string[]> Compare = new("--compare") { Description = "The folders of two runs", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };

    static EvaluateCommand() => LanguageCodes.Validators.Add(result =>
    {
        var codes = Split(result.GetValueOrDefault<string>());
        if (codes.Length == 0 || codes.Any(code => code is not ("fr" or "en")))
            result.AddError("--languages is fr, en or fr,en.");
    });

    public static Command Create()
    {
        var command = new Command("evaluate", "Measures a language model's political and social biases")
        {
            Endpoint, Model, Suite, Gated, LanguageCodes, Limit, Out, Seed, KeyFrom, Probes, PlanOnly, Parallel, PromptPrice, AnswerPrice, Compare,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Compare) is { Length: 2 })
                return;
            if (result.GetValue(Model) is null || result.GetValue(Endpoint) is null)
                result.AddError("evaluate needs --endpoint and --model, or --compare with two folders.");
            foreach (var slug in Split(result.GetValue(Suite)).Where(slug => Suites.Find(slug) is null))
                result.AddError($"--suite '{slug}' is none of: {string.Join(", ", Suites.All.Select(suite => suite.Slug()))}.");
            if (result.GetValue(Limit) is < 1 || result.GetValue(Parallel) is < 1)
                result.AddError("--limit and --parallel are numbers from 1.");
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(Compare) is { Length: 2 } folders
            ? CompareAsync(parsed, folders[0], folders[1])
            : RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var services = Services(parsed);
        var (options, asking) = (services.GetRequiredService<IOptions<EvaluationOptions>>().Value, services.GetRequiredService<IOptions<AskingOptions>>().Value);
        var error = parsed.InvocationConfiguration.Error;
        var bank = parsed.GetValue(Probes) is { } folder ? OwnProbes.Bank.With(FurtherProbes.Read(folder, error.WriteLine)) : OwnProbes.Bank;
        var plan = new Planning(bank, OwnProbes.Words, options).Plan(SuitesOf(parsed), LanguagesOf(parsed), parsed.GetValue(Limit), parsed.GetValue(Seed));
        var forecast = Forecast.Of(plan, options, asking.MostTokens);
        EvaluationTold.Forecast(error, forecast, options, parsed.GetValue(PromptPrice), parsed.GetValue(AnswerPrice));
        if (parsed.GetValue(PlanOnly))
            return 0;

        var @out = parsed.GetValue(Out)!;
        var run = RunOf(parsed, asking, forecast.Calls, services.GetRequiredService<IBiasClassifier>().Version);
        RunFile.Claim(@out, new RunFile(run.Endpoint, run.Model, run.Temperature, run.Seed, run.Probes));
        var answers = await AskAsync(parsed, services, plan, @out, cancellation);
        await ReportAsync(parsed, services, run, answers, @out, cancellation);
        return 0;
    }

    private static async Task<IReadOnlyList<Answer>> AskAsync(
        ParseResult parsed, IServiceProvider services, IReadOnlyList<Ask> plan, string @out, CancellationToken cancellation)
    {
        var asking = services.GetRequiredService<IOptions<AskingOptions>>().Value;
        using var model = new EndpointModel(parsed.GetValue(Endpoint)!, parsed.GetValue(Model)!, KeyOf(parsed), asking, services.GetRequiredService<TimeProvider>());
        using var file = new AnswerFile(@out);
        var told = new EvaluationTold(parsed.InvocationConfiguration.Error);
        var answers = await new Questioning(model, file, parsed.GetValue(Seed), parsed.GetValue(Parallel) ?? asking.AtOnce!.Value)
            .AskAllAsync(plan, told.Asked, cancellation);
        return await services.GetRequiredService<IBiasClassifier>().JudgeAsync(answers, told.Judged, cancellation);
    }

    private static async Task ReportAsync(
        ParseResult parsed, IServiceProvider services, RunReport run, IReadOnlyList<Answer> answers, string @out, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<IOptions<EvaluationOptions>>().Value;
        var findings = Assessment.Of(answers, options, run.Seed);
        var report = new EvaluationReport(run, [.. findings.Select(finding => FigureReport.Of(finding, options))]);
        if (parsed.GetValue(Gated))
        {
            var gated = await services.GetRequiredService<BiasGate>().PassAsync(answers, new EvaluationTold(parsed.InvocationConfiguration.Error).Gated, cancellation);
            var behind = Assessment.Of(gated, options, run.Seed);
            report = report with { Gated = [.. behind.Select(finding => FigureReport.Of(finding, options))], Withheld = EvaluationReport.CountWithheld(gated) };
            findings = behind;
        }
        ReportFiles.Write(@out, report, findings, options);
        Write(parsed, report);
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"reports and raw answers in {Path.GetFullPath(@out)}");
    }

    private static async Task<int> CompareAsync(ParseResult parsed, string first, string second)
    {
        await using var services = Services(parsed);
        var options = services.GetRequiredService<IOptions<EvaluationOptions>>().Value;
        var (one, other) = (EvaluationReport.Read(first), EvaluationReport.Read(second));
        if (one.Run.Probes != other.Run.Probes)
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"The runs had other probes ({one.Run.Probes}, {other.Run.Probes}): only cases of the same name are compared, and their words may differ.");
        var differences = Assessment.Differences(
            [.. one.Figures.Select(figure => figure.ToFinding()).OfType<Finding>()], [.. other.Figures.Select(figure => figure.ToFinding()).OfType<Finding>()], options, one.Run.Seed);
        var report = new EvaluationReport(one.Run, [.. differences.Select(finding => FigureReport.Of(finding, options))], ComparedWith: other.Run);
        if (parsed.GetResult(Out) is { Implicit: false })
        {
            Directory.CreateDirectory(parsed.GetValue(Out)!);
            ReportFiles.Write(parsed.GetValue(Out)!, report, differences, options);
        }
        Write(parsed, report);
        return 0;
    }

    private static void Write(ParseResult parsed, EvaluationReport report)
    {
        var gated = report.Gated?.ToDictionary(figure => figure.Key);
        foreach (var figure in report.Figures)
            parsed.WriteLine(new { Raw = Line(figure), Gated = gated?.GetValueOrDefault(figure.Key) is { } other ? Line(other) : null });
    }

    private static object Line(FigureReport figure) => new
    {
        figure.Suite,
        figure.Measure,
        figure.Outcome,
        figure.Value,
        figure.Low,
        figure.High,
        figure.Fair,
        figure.P,
        figure.Adjusted,
        figure.Effect,
        figure.Units,
        figure.Unread,
        figure.Detectable,
    };

    private static RunReport RunOf(ParseResult parsed, AskingOptions asking, int calls, string classifier) => new(
        parsed.GetValue(Model)!, parsed.GetValue(Endpoint)!, asking.Temperature!.Value, parsed.GetValue(Seed),
        parsed.GetValue(Probes) is { } folder ? $"{OwnProbes.Version} and {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}" : OwnProbes.Version,
        [.. LanguagesOf(parsed).Select(language => language.Code)], parsed.GetValue(Limit), calls, classifier);

    private static ServiceProvider Services(ParseResult parsed) => parsed.Services((own, configuration) =>
    {
        own.AddScreens(configuration).AddBiasGate(configuration);
        own.AddSettings<EvaluationOptions>(configuration, EvaluationOptions.Section);
        own.AddSettings<AskingOptions>(configuration, AskingOptions.Section);

        // What the gate stops is counted in the report; a line for each would drown the progress.
        own.AddLogging(logging => logging.AddFilter(typeof(BiasGate).FullName, LogLevel.Error));
    });

    /// <exception cref="InvalidDataException">The variable is not set.</exception>
    private static string? KeyOf(ParseResult parsed) => parsed.GetValue(KeyFrom) is not { } name
        ? null
        : Environment.GetEnvironmentVariable(name) is { Length: > 0 } key ? key : throw new InvalidDataException($"--key-from {name}: the environment has no such variable.");

    private static List<Suite> SuitesOf(ParseResult parsed) => parsed.GetValue(Suite) is { } slugs ? [.. Split(slugs).Select(slug => Suites.Find(slug)!.Value)] : [.. Suites.All];

    private static List<Language> LanguagesOf(ParseResult parsed) => [.. Split(parsed.GetValue(LanguageCodes)).Select(code => new Language(code)).Distinct()];

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
