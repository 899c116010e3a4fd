using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class GatedAnswerTests
{
    private const string Loaded = "The plan scandalously ends 1,720 lamps.";
    private const string Neutral = "The plan ends 1,720 lamps.";
    private const string Notice = "[not shown]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("One. Two? Three.\n\n- Four of them\n- Five\n\nSix, e.g. seven", 1)]
    [InlineData("One. Two? Three.\n\n- Four of them\n- Five\n\nSix, e.g. seven", 1_000)]
    [InlineData("  Leading and trailing space.  ", 3)]
    public async Task What_passes_comes_out_letter_by_letter_as_it_went_in(string text, int step)
    {
        var pieces = await SayAsync(Answer(null), text, step);

        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.All(pieces, piece => Assert.Equal(PieceVerdict.Passed, piece.Verdict));
    }

    [Fact]
    public async Task A_sentence_waits_until_another_has_begun()
    {
        var answer = Answer(null);

        Assert.Empty(await answer.HearAsync("One stands here. ", Cancellation));
        Assert.Equal("One stands here. ", Assert.Single(await answer.HearAsync("T", Cancellation)).Text);
        Assert.Equal("T", Assert.Single(await answer.EndAsync(Cancellation)).Text);
    }

    [Fact]
    public async Task A_flagged_sentence_comes_out_in_other_words_that_lose_nothing()
    {
        var pieces = await SayAsync(Answer(Neutral), $"Here it is.\n- {Loaded} More follows.", 4);

        Assert.Equal($"Here it is.\n- {Neutral} More follows.", string.Concat(pieces.Select(piece => piece.Text)));
        var rewritten = Assert.Single(pieces, piece => piece.Verdict is PieceVerdict.Rewritten);
        Assert.Equal([BiasLabel.Loaded], rewritten.Labels);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Loaded)]
    [InlineData("The plan ends 1,270 lamps.")]
    [InlineData("The plan does not end 1,720 lamps.")]
    public async Task A_flagged_sentence_that_cannot_be_mended_is_replaced_and_the_rest_goes_on(string? words)
    {
        var pieces = await SayAsync(Answer(words), $"Here it is. {Loaded} {Loaded} More follows.", 5);

        Assert.Equal($"Here it is. {Notice} More follows.", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal(2, pieces.Count(piece => piece.Verdict is PieceVerdict.Withheld));
    }

    [Fact]
    public async Task A_gate_that_cannot_judge_lets_nothing_out()
    {
        using var broken = new BrokenBiasClassifier(Breakage.Throws);
        var pieces = await SayAsync(Answer(Neutral, broken), "One. Two.", 9);

        Assert.Equal(Notice, string.Concat(pieces.Select(piece => piece.Text)).Trim());
        Assert.All(pieces, piece => Assert.Equal(PieceVerdict.Withheld, piece.Verdict));
    }

    [Fact]
    public async Task Each_sentence_is_judged_with_those_before_it()
    {
        var classifier = new WordBiasClassifier();
        await SayAsync(Answer(null, classifier), "According to the union, it costs less. Others doubt it. The report names no figure.", 7);

        Assert.Contains("According to the union, it costs less. Others doubt it. The report names no figure.", classifier.Asked);
        Assert.DoesNotContain("Others doubt it.", classifier.Asked);
    }

    [Fact]
    public async Task A_stretch_without_an_end_is_judged_all_the_same()
    {
        var answer = Answer(null);

        Assert.NotEmpty(await answer.HearAsync(string.Concat(Enumerable.Repeat("lamp ", 900)), Cancellation));
    }

    private static async Task<IReadOnlyList<GatedPiece>> SayAsync(GatedAnswer answer, string text, int step)
    {
        var pieces = new List<GatedPiece>();
        foreach (var part in text.Chunk(step))
            pieces.AddRange(await answer.HearAsync(new string(part), Cancellation));
        return [.. pieces, .. await answer.EndAsync(Cancellation)];
    }

    private static GatedAnswer Answer(string? rewritten, IBiasClassifier? classifier = null)
    {
        var options = Options.Create(new BiasGateOptions { AttributedHostility = 0.5, TimeLimit = TimeSpan.FromMinutes(1) });
        var gate = new BiasGate(classifier ?? new WordBiasClassifier("scandalously"), new NoContentScreen(), options, NullLogger<BiasGate>.Instance);
        return new GatedAnswer(gate, new Rewriting(new FixedRewriter(rewritten), new PlainWords(), new Fidelity(0.6, 1.3)), Notice, Some.Consultation, Language.English);
    }

    private sealed class FixedRewriter(string? words) : ISentenceRewriter
    {
        public Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation) => Task.FromResult(words);
    }

    private sealed class PlainWords : IVocabulary
    {
        public IReadOnlySet<string> Terms(string text, Language language) => Replies.Terms.Of(text);

        public Task<IReadOnlyList<WeightedTerm>> WeighAsync(
            ConsultationId consultation, string text, Language language, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
