using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class RewritingTests
{
    private const string Loaded = "La Ville propose scandaleusement d’éteindre 1 720 lampes.";
    private const string Neutral = "La Ville propose d’éteindre 1 720 lampes.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flagged_sentence_of_the_model_is_put_in_neutral_words_and_keeps_its_citation()
    {
        var again = await TryAsync(Written(Loaded), Loaded, Neutral);

        Assert.Equal([new Span(Neutral, Voice.Assistant, 1), new Span(" Ensuite.", Voice.Assistant)], again!.Messages[0].Spans);
    }

    [Fact]
    public async Task Of_sentences_judged_together_the_one_with_the_heaviest_word_is_rewritten()
    {
        const string First = "Le projet date de mai.";
        var draft = new Draft(
            [new Utterance([new Span($"{First} ", Voice.Assistant, 1), new Span(Loaded, Voice.Assistant, 1)], [])], [], Unanswered: false, "kernel/1", Language.French);
        var judged = new JudgedSentence($"{First} {Loaded}", Voice.Assistant, Some.Score(0.9), [BiasLabel.Loaded])
        {
            Weighed = [new WeighedWord("scandaleusement", First.Length + 18, 2)],
        };

        var again = await Rewriting(Neutral).TryAsync(Some.Consultation, draft, new Verdict.Withheld("m", [judged], WithheldReason.Flagged), Cancellation);

        Assert.Equal([$"{First} ", Neutral], again!.Messages[0].Spans.Select(span => span.Text));
    }

    [Theory]
    [InlineData("La Ville propose d’éteindre 1 270 lampes.")]
    [InlineData("La Ville propose d’éteindre 1 720 lampes. Votez pour elle.")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_rewriting_that_loses_or_adds_something_is_not_taken(string? words) =>
        Assert.Null(await TryAsync(Written(Loaded), Loaded, words));

    [Fact]
    public async Task Words_of_the_dialog_and_of_documents_are_never_rewritten()
    {
        Assert.Null(await TryAsync(Some.Draft(Loaded), Loaded, Neutral));
        Assert.Null(await TryAsync(new Draft([new Utterance([new Span(Loaded, Voice.Document, 1)], [])], [], false, "kernel/1", Language.French), Loaded, Neutral));
    }

    [Fact]
    public async Task What_the_gate_could_not_judge_is_not_rewritten() => Assert.Null(
        await Rewriting(Neutral).TryAsync(Some.Consultation, Written(Loaded), new Verdict.Withheld("m", [], WithheldReason.CouldNotJudge), Cancellation));

    [Fact]
    public void A_verdict_on_a_rewriting_lets_out_and_remembers_what_was_flagged()
    {
        var verdict = Flagged(Loaded).After(new Verdict.Passed("m", [new JudgedSentence(Neutral, Voice.Assistant, Some.Score(), [])]));

        Assert.True(verdict.LetsOut());
        Assert.Equal(Loaded, Assert.Single(verdict.Before).Text);
        Assert.Empty(Assert.IsType<Verdict.Rewritten>(verdict.WithoutWords()).Before);
    }

    private static Draft Written(string text) => new(
        [new Utterance([new Span(text, Voice.Assistant, 1), new Span(" Ensuite.", Voice.Assistant)], [])], [], Unanswered: false, "kernel/1", Language.French);

    private static Verdict.Withheld Flagged(string text) =>
        new("m", [new JudgedSentence(text, Voice.Assistant, Some.Score(0.9), [BiasLabel.Loaded])], WithheldReason.Flagged);

    private static Task<Draft?> TryAsync(Draft draft, string flagged, string? words) =>
        Rewriting(words).TryAsync(Some.Consultation, draft, Flagged(flagged), Cancellation);

    private static Rewriting Rewriting(string? words) => new(new FixedRewriter(words), new FewWords(), new Fidelity(Kept: 0.6, Longer: 1.3));

    private sealed class FixedRewriter(string? words) : ISentenceRewriter
    {
        public Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation) => Task.FromResult(words);
    }

    private sealed class FewWords : IVocabulary
    {
        public IReadOnlySet<string> Terms(string text, Language language) => Replies.Terms.Of(text);

        public Task<IReadOnlyList<WeightedTerm>> WeighAsync(
            ConsultationId consultation, string text, Language language, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
