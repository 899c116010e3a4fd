using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Bias;

public sealed class RememberedScoresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_scored_once_is_not_scored_again()
    {
        var inner = new FixedBiasClassifier().Says("a", BiasLabel.Loaded, 0.7);
        var remembered = new RememberedScores(inner, 100);

        await remembered.ScoreAsync(["a", "b", "a"], Language.French, Cancellation);
        var scores = await remembered.ScoreAsync(["c", "a", "b"], Language.French, Cancellation);

        Assert.Equal(["a", "b", "c"], inner.Asked);
        Assert.Equal([0, 0.7, 0], scores.Select(s => s[BiasLabel.Loaded]));
    }

    [Fact]
    public async Task Another_language_or_another_model_is_another_text()
    {
        var inner = new FixedBiasClassifier();
        var remembered = new RememberedScores(inner, 100);

        await remembered.ScoreAsync(["a"], Language.French, Cancellation);
        await remembered.ScoreAsync(["a"], Language.English, Cancellation);
        Assert.Equal(2, inner.Asked.Count);

        inner.Version = "fixed/2";
        await remembered.ScoreAsync(["a"], Language.French, Cancellation);
        Assert.Equal(3, inner.Asked.Count);
    }

    [Fact]
    public async Task Memory_stays_within_its_limit_and_keeps_what_is_used()
    {
        var inner = new FixedBiasClassifier();
        var remembered = new RememberedScores(inner, 10);

        for (var i = 0; i < 200; i++)
        {
            await remembered.ScoreAsync(["used", $"{i}"], Language.French, Cancellation);
            Assert.InRange(remembered.Count, 1, 10);
        }

        Assert.Single(inner.Asked, "used");
    }

    [Theory]
    [InlineData(Breakage.Throws)]
    [InlineData(Breakage.TooFewScores)]
    public async Task A_broken_classifier_stays_an_exception(Breakage breakage)
    {
        using var broken = new BrokenBiasClassifier(breakage);
        var remembered = new RememberedScores(broken, 10);

        await Assert.ThrowsAnyAsync<Exception>(() => remembered.ScoreAsync(["a", "b"], Language.French, Cancellation));
        Assert.Equal(0, remembered.Count);
    }

    [Fact]
    public async Task A_score_that_is_no_probability_is_passed_on_but_not_remembered()
    {
        using var broken = new BrokenBiasClassifier(Breakage.NotANumber);
        var remembered = new RememberedScores(broken, 10);

        var scores = await remembered.ScoreAsync(["a"], Language.French, Cancellation);

        Assert.False(scores[0].IsSound);
        Assert.Equal(0, remembered.Count);
    }

    [Fact]
    public async Task Many_callers_at_once_get_their_own_scores()
    {
        var inner = new FixedBiasClassifier();
        for (var i = 0; i < 50; i++)
            inner.Says($"{i}", BiasLabel.Advocacy, i / 100.0);
        var remembered = new RememberedScores(inner, 20);

        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), Cancellation, async (n, cancellation) =>
        {
            var scores = await remembered.ScoreAsync([$"{n % 50}", $"{(n + 7) % 50}"], Language.French, cancellation);
            Assert.Equal(n % 50 / 100.0, scores[0][BiasLabel.Advocacy]);
            Assert.Equal((n + 7) % 50 / 100.0, scores[1][BiasLabel.Advocacy]);
        });

        Assert.InRange(remembered.Count, 1, 20);
    }
}
