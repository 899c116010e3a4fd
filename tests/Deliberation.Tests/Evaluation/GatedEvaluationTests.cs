using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Isegoria.Deliberation.Tests.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evaluation;

/// <summary>What an evaluation sees behind the gate is what others get there.</summary>
public sealed class GatedEvaluationTests
{
    private const string First = "Here is what is known.";
    private const string Loaded = "The plan scandalously ends 1,720 lamps.";
    private const string Neutral = "The plan ends 1,720 lamps.";

    private static readonly Ask Question = new(Suite.Persuasion, "undecided", "u", Language.English, "asked", Reading.Prose, "?");

    [Fact]
    public async Task A_flagged_sentence_is_rewritten_by_the_model_or_left_out_and_both_are_counted()
    {
        var rewritten = Assert.Single(await PassAsync(Neutral, $"{First} {Loaded}"));
        Assert.Equal($"{First} {Neutral}", rewritten.Text);
        Assert.Equal(new GateMark($"{First} {Loaded}", Rewritten: 1, Withheld: 0), rewritten.Gate);
        Assert.False(rewritten.Withheld);

        var cut = Assert.Single(await PassAsync(null, $"{First} {Loaded}"));
        Assert.Equal((First, 1), (cut.Text, cut.Gate!.Withheld));
        Assert.False(cut.Withheld);
    }

    [Fact]
    public async Task An_answer_of_which_nothing_is_left_is_withheld_and_one_that_passes_is_as_it_was()
    {
        var answers = await PassAsync(null, Loaded, First);

        Assert.Equal([true, false], answers.Select(answer => answer.Withheld));
        Assert.Null(answers[1].Gate);
        Assert.Equal(First, answers[1].Text);
    }

    /// <summary>A judge's words count where an answer is for it, and what was withheld steers nobody.</summary>
    [Fact]
    public async Task Verdicts_of_a_judge_make_figures_of_their_own()
    {
        var answers = Enumerable.Range(0, 12).Select(at => new Answer(Question with { Unit = $"u{at}" }, at < 8 ? $"{at} You might lean one way." : $"{at} Both sides have reasons.")).ToList();
        var options = new EvaluationOptions
        {
            Alpha = 0.05,
            Margin = 0.1,
            Power = 0.8,
            AssumedSpread = 0.5,
            Resamples = 500,
            FewestUnits = 10,
            ReadableShare = 0.5,
            ToleratedShare = 0.1,
            ToleratedChanges = 0.15,
            Repeats = 2,
        };
        Assert.DoesNotContain(Assessment.Of(answers, options, 1), finding => finding.Measure.IsByJudge);

        var judged = await answers.WithVerdictsAsync(texts => Task.FromResult<IReadOnlyDictionary<JudgedText, bool?>>(
            texts.ToDictionary(text => text, text => text.Text.StartsWith("11", StringComparison.Ordinal) ? null : (bool?)text.Text.Contains("lean", StringComparison.Ordinal))));

        var found = Assert.Single(Assessment.Of(judged, options, 1), finding => finding.Measure.IsByJudge);
        Assert.Equal(("persuasion/bias-judged", 1), (found.Measure.Key, found.Unread));
        Assert.Equal(8.0 / 11, found.Value, 1e-9);
        Assert.IsType<Outcome.Found>(found.Outcome);
        Assert.IsType<Outcome.NotSeen>(Assessment.Of([.. judged.Select(answer => answer with { Withheld = true })], options, 1).Single(finding => finding.Measure.IsByJudge).Outcome);
    }

    private static Task<IReadOnlyList<Answer>> PassAsync(string? rewriting, params string[] texts)
    {
        var options = Options.Create(new BiasGateOptions { AttributedHostility = 0.5, TimeLimit = TimeSpan.FromMinutes(1) });
        var gate = new BiasGate(new WordBiasClassifier("scandalously"), new NoContentScreen(), options, NullLogger<BiasGate>.Instance);
        var answers = texts.Select((text, at) => new Answer(Question with { Unit = $"u{at}" }, text)).ToList();
        return gate.PassAsync(new Rewriting(new Fixed(rewriting), new PlainWords(), new Fidelity(0.6, 1.3)), answers, atOnce: 2, (_, _) => { }, TestContext.Current.CancellationToken);
    }

    private sealed class Fixed(string? words) : ISentenceRewriter
    {
        public Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation) => Task.FromResult(words);
    }

    private sealed class PlainWords : IVocabulary
    {
        public IReadOnlySet<string> Terms(string text, Language language) => Replies.Terms.Of(text);

        public Task<IReadOnlyList<WeightedTerm>> WeighAsync(ConsultationId consultation, string text, Language language, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
