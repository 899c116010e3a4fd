using Isegoria.Deliberation.Bias;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class BiasThresholdsTests
{
    private static readonly BiasThresholds Thresholds = new(0.5, [0.6, 0.3, 0.6, 0.6, 0.6, 0.6]);

    [Fact]
    public void What_is_not_above_anything_at_all_passes_whatever_its_labels() => Assert.Empty(Thresholds.Exceeded(new BiasScore(0.5, [0.9, 0.9, 0, 0, 0, 0])));

    [Fact]
    public void Every_label_above_its_own_threshold_is_named() =>
        Assert.Equal([BiasLabel.Loaded, BiasLabel.Pressure], Thresholds.Exceeded(new BiasScore(0.6, [0.7, 0.2, 0, 0, 0, 0.61])));

    [Fact]
    public void Where_no_label_is_above_its_own_the_one_nearest_to_it_is_named() =>
        Assert.Equal([BiasLabel.Advocacy], Thresholds.Exceeded(new BiasScore(0.51, [0.4, 0.25, 0, 0, 0, 0])));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.1)]
    [InlineData(-0.1)]
    public void A_score_that_is_no_probability_is_not_sound(double biased)
    {
        Assert.False(new BiasScore(biased, [0, 0, 0, 0, 0, 0]).IsSound);
        Assert.False(new BiasThresholds(biased, [0, 0, 0, 0, 0, 0]).AreSound);
    }

    [Fact]
    public void The_highest_of_no_scores_is_zero_and_of_several_the_highest_of_each()
    {
        Assert.Equal([0, 0, 0, 0, 0, 0], BiasScore.Highest([]).Labels);
        var highest = BiasScore.Highest([new BiasScore(0.1, [0.3, 0, 0, 0, 0, 0]), new BiasScore(0.2, [0.1, 0, 0, 0, 0, 0.4])]);
        Assert.Equal(0.2, highest.Biased);
        Assert.Equal([0.3, 0, 0, 0, 0, 0.4], highest.Labels);
    }
}
