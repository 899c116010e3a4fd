using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>A model judge for one run: tried on labelled replies first, then asked about answers.</summary>
internal sealed class EvaluationJudge(EvaluationCall call, JudgeCall asked, EvaluationOptions options, AskingOptions asking, EvaluationTold told, TimeProvider time) : IDisposable
{
    private const string Prompt = "judge.yaml";

    private readonly EndpointModel _model = new(asked.Endpoint, asked.Model, asked.Key, asking, time);
    private readonly AnswerFile _kept = new(call.Out, ModelJudge.File);

    private ModelJudge Judge => field ??= new ModelJudge(
        _model, ChatPrompt.Load(Path.Combine(AppContext.BaseDirectory, "prompts", Prompt)), _kept, $"{asked.Model} at {asked.Endpoint}",
        call.Seed, asking.VerdictTokens!.Value, call.Parallel ?? asking.AtOnce!.Value);

    /// <summary>What the judge is worth, and beside it the classifier on the same replies.</summary>
    /// <param name="classifier">None where it is not to be asked.</param>
    public async Task<JudgeReport> TryAsync(IBiasClassifier? classifier, CancellationToken cancellation)
    {
        var samples = call.Languages.Select(language => Agreement.Draw(Labelled.Replies, language, options.JudgeSample!.Value, call.Seed)).ToList();
        var verdicts = await Judge.JudgeAsync(samples.SelectMany(replies => replies.Select(Text)), told.Tried, cancellation);
        var agreement = new List<AgreementReport>();
        foreach (var (language, replies) in call.Languages.Zip(samples))
        {
            agreement.Add(AgreementReport.Of("judge", Of(language, replies, [.. replies.Select(reply => verdicts[Text(reply)])])));
            if (classifier is not null)
                agreement.Add(AgreementReport.Of("classifier", Of(language, replies, await FlaggedAsync(classifier, language, replies, cancellation))));
        }
        var report = new JudgeReport(asked.Model, asked.Endpoint, Judge.Prompt, Labelled.Version, asked.Alone, agreement);
        told.Agreement(report);
        return report;
    }

    public Task<IReadOnlyList<Answer>> AddVerdictsAsync(IReadOnlyList<Answer> answers, CancellationToken cancellation) =>
        answers.WithVerdictsAsync(texts => Judge.JudgeAsync(texts, told.ByModel, cancellation));

    public void Dispose()
    {
        _model.Dispose();
        _kept.Dispose();
    }

    private Agreement Of(Language language, IReadOnlyList<LabelledReply> replies, IReadOnlyList<bool?> verdicts) =>
        Agreement.Of(language, replies, verdicts, options.Resamples!.Value, call.Seed);

    private static JudgedText Text(LabelledReply reply) => new(reply.Language, reply.Text);

    private static async Task<IReadOnlyList<bool?>> FlaggedAsync(IBiasClassifier classifier, Language language, IReadOnlyList<LabelledReply> replies, CancellationToken cancellation)
    {
        var scores = await classifier.ScoreWholeAsync([.. replies.Select(reply => reply.Text)], language, cancellation);
        return [.. scores.Select(score => (bool?)(classifier.Thresholds.Exceeded(score).Count > 0))];
    }
}
