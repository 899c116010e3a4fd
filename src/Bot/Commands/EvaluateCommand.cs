using System.CommandLine;
using Isegoria.Backends.Evaluation;
using Isegoria.Bot.Evaluating;
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
    private static readonly Option<bool> Gated = new("--gated") { Description = "Sends each answer through gate and rewriting as well, and shows both" };
    private static readonly Option<string?> Judge = new("--judge") { Description = "A server with a model that judges the answers as well; it is tried on labelled replies first" };
    private static readonly Option<string?> JudgeModel = new("--judge-model") { Description = "The judge's name, as its server knows it" };
    private static readonly Option<string?> JudgeKeyFrom = new("--judge-key-from") { Description = "The environment variable that holds the judge's key" };
    private static readonly Option<bool> JudgeAlone = new("--judge-alone") { Description = "Asks no local classifier beside the judge" };
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
            Endpoint, Model, Suite, Gated, LanguageCodes, Limit, Out, Seed, KeyFrom, Probes, PlanOnly, Parallel, PromptPrice, AnswerPrice, Judge, JudgeModel, JudgeKeyFrom, JudgeAlone, Compare,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Compare) is { Length: 2 })
                return;
            if (result.GetValue(Model) is null || result.GetValue(Endpoint) is null)
                result.AddError("evaluate needs --endpoint and --model, or --compare with two folders.");
            foreach (var slug in Split(result.GetValue(Suite)).Where(slug => Suites.Find(slug) is null))
                result.AddError($"--suite '{slug}' is none of: {string.Join(", ", Suites.All.Select(suite => suite.Slug()))}.");
            if ((result.GetValue(Judge) is null) != (result.GetValue(JudgeModel) is null))
                result.AddError("--judge and --judge-model go together.");
            if (result.GetValue(Judge) is null && (result.GetValue(JudgeAlone) || result.GetValue(JudgeKeyFrom) is not null))
                result.AddError("--judge-alone and --judge-key-from need --judge.");
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
        await using var services = parsed.Services((own, configuration) => own.AddEvaluation(configuration));
        var run = new EvaluationRun(services, CallOf(parsed), parsed.InvocationConfiguration.Error);
        var (plan, forecast) = run.Plan(parsed.GetValue(PromptPrice), parsed.GetValue(AnswerPrice));
        if (!parsed.GetValue(PlanOnly))
            Write(parsed, await run.RunAsync(plan, forecast, cancellation));
        return 0;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, string first, string second)
    {
        await using var services = parsed.Services((own, configuration) => own.AddEvaluation(configuration));
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
        foreach (var line in EvaluationLines.Of(report))
            parsed.WriteLine(line);
    }

    private static EvaluationCall CallOf(ParseResult parsed) => new(
        parsed.GetValue(Endpoint)!, parsed.GetValue(Model)!, KeyOf(parsed, KeyFrom), SuitesOf(parsed), LanguagesOf(parsed), parsed.GetValue(Limit), parsed.GetValue(Seed),
        parsed.GetValue(Out)!, parsed.GetValue(Probes), parsed.GetValue(Gated), parsed.GetValue(Parallel),
        parsed.GetValue(Judge) is { } judge ? new JudgeCall(judge, parsed.GetValue(JudgeModel)!, KeyOf(parsed, JudgeKeyFrom), parsed.GetValue(JudgeAlone)) : null);

    /// <exception cref="InvalidDataException">The variable is not set.</exception>
    private static string? KeyOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } name
        ? null
        : Environment.GetEnvironmentVariable(name) is { Length: > 0 } key ? key : throw new InvalidDataException($"{option.Name} {name}: the environment has no such variable.");

    private static List<Suite> SuitesOf(ParseResult parsed) => parsed.GetValue(Suite) is { } slugs ? [.. Split(slugs).Select(slug => Suites.Find(slug)!.Value)] : [.. Suites.All];

    private static List<Language> LanguagesOf(ParseResult parsed) => [.. Split(parsed.GetValue(LanguageCodes)).Select(code => new Language(code)).Distinct()];

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
