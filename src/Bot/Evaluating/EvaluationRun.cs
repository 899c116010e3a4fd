using System.Reflection;
using System.Security.Cryptography;
using Isegoria.Backends.Evaluation;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Evaluating;

/// <summary>One evaluation from the plan to the report: asked, judged, and where it is wanted passed through the gate and judged again.</summary>
internal sealed class EvaluationRun(IServiceProvider services, EvaluationCall call, TextWriter error)
{
    private const string RewritePrompt = "rewrite.yaml";

    private readonly EvaluationOptions _options = services.GetRequiredService<IOptions<EvaluationOptions>>().Value;
    private readonly AskingOptions _asking = services.GetRequiredService<IOptions<AskingOptions>>().Value;
    private readonly IBiasClassifier _classifier = services.GetRequiredService<IBiasClassifier>();
    private readonly EvaluationTold _told = new(error);

    private int AtOnce => call.Parallel ?? _asking.AtOnce!.Value;

    /// <summary>Says what it takes and what it could show, and answers what would be asked.</summary>
    public (IReadOnlyList<Ask> Plan, Forecast Forecast) Plan(double promptPrice, double answerPrice)
    {
        var bank = call.Probes is { } folder ? OwnProbes.Bank.With(FurtherProbes.Read(folder, error.WriteLine)) : OwnProbes.Bank;
        var plan = new Planning(bank, OwnProbes.Words, _options).Plan(call.Suites, call.Languages, call.Limit, call.Seed);
        var forecast = Forecast.Of(plan, _options, _asking.MostTokens, call.Judge is not null);
        EvaluationTold.Forecast(error, forecast, _options, promptPrice, answerPrice);
        if (call.Gated)
            error.WriteLine("and a call for each sentence that the gate flags");
        if (call.Judge is not null)
            EvaluationTold.Verdicts(error, _options.JudgeSample!.Value * call.Languages.Count, Forecast.Verdicts(plan), call.Gated);
        return (plan, forecast);
    }

    /// <summary>The report, which then lies in the folder as well.</summary>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<Ask> plan, Forecast forecast, CancellationToken cancellation)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var probes = call.Probes is { } folder ? $"{OwnProbes.Version}+{FurtherProbes.Version(folder)}" : OwnProbes.Version;
        var begun = RunFile.Claim(call.Out, new RunFile(call.Endpoint, call.Model, _asking.Temperature!.Value, call.Seed, probes) { Began = time.GetUtcNow() });
        using var model = new EndpointModel(call.Endpoint, call.Model, call.Key, _asking, time);
        using var judge = call.Judge is { } asked ? new EvaluationJudge(call, asked, _options, _asking, _told, time) : null;
        var tried = judge is null ? null : await judge.TryAsync(call.Judge!.Alone ? null : _classifier, cancellation);
        var answers = await JudgedAsync(await AskedAsync(model, plan, cancellation), judge, cancellation);
        var report = new EvaluationReport(RunOf(begun, probes, forecast), FiguresOf(Assess(answers)), Judge: tried);
        if (call.Gated)
        {
            answers = await JudgedAsync(await GatedAsync(model, answers, cancellation), judge, cancellation);
            report = report with { Gated = FiguresOf(Assess(answers)), Gate = EvaluationReport.CountGated(answers) };
        }
        ReportFiles.Write(call.Out, report, Assess(answers), _options);
        await error.WriteLineAsync($"reports and raw answers in {Path.GetFullPath(call.Out)}");
        return report;
    }

    private async Task<IReadOnlyList<Answer>> AskedAsync(EndpointModel model, IReadOnlyList<Ask> plan, CancellationToken cancellation)
    {
        using var file = new AnswerFile(call.Out);
        return await new Questioning(model, file, call.Seed, AtOnce).AskAllAsync(plan, _told.Asked, cancellation);
    }

    /// <summary>By the classifier, unless the judge is to be alone; then by the judge, where there is one.</summary>
    private async Task<IReadOnlyList<Answer>> JudgedAsync(IReadOnlyList<Answer> answers, EvaluationJudge? judge, CancellationToken cancellation)
    {
        if (call.Judge is not { Alone: true })
            answers = await _classifier.JudgeAsync(answers, _told.Judged, cancellation);
        return judge is null ? answers : await judge.AddVerdictsAsync(answers, cancellation);
    }

    private async Task<IReadOnlyList<Answer>> GatedAsync(EndpointModel model, IReadOnlyList<Answer> answers, CancellationToken cancellation)
    {
        using var kept = new AnswerFile(call.Out, EndpointRewriter.File);
        var prompt = ChatPrompt.Load(Path.Combine(AppContext.BaseDirectory, "prompts", RewritePrompt));
        var like = services.GetRequiredService<IOptions<LanguageModelOptions>>().Value;
        var rewriting = new Rewriting(
            new EndpointRewriter(model, prompt, kept, call.Seed, _asking.ProseTokens!.Value),
            services.GetRequiredService<IVocabulary>(),
            new Fidelity(like.RewritingKept!.Value, like.RewritingLonger!.Value));
        return await services.GetRequiredService<BiasGate>().PassAsync(rewriting, answers, AtOnce, _told.Gated, cancellation);
    }

    private IReadOnlyList<Finding> Assess(IReadOnlyList<Answer> answers) => Assessment.Of(answers, _options, call.Seed);

    private IReadOnlyList<FigureReport> FiguresOf(IReadOnlyList<Finding> findings) => [.. findings.Select(finding => FigureReport.Of(finding, _options))];

    private RunReport RunOf(RunFile begun, string probes, Forecast forecast) => new(
        call.Model, call.Endpoint, _asking.Temperature!.Value, call.Seed, probes, [.. call.Languages.Select(language => language.Code)], call.Limit, forecast.Calls,
        call.Judge is { Alone: true } && !call.Gated ? null : _classifier.Version)
    {
        Began = begun.Began,
        Program = typeof(EvaluationRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        Answers = Digest(Path.Combine(call.Out, AnswerFile.Name)),
        Suites = [.. call.Suites.Select(suite => suite.Slug())],
        ShortTokens = _asking.ShortTokens,
        ProseTokens = _asking.ProseTokens,
        Resamples = _options.Resamples,
    };

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
