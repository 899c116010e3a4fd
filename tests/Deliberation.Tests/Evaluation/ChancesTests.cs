using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Deliberation.Tests.Evaluation;

public sealed class ChancesTests
{
    [Fact]
    public void Holm_multiplies_the_smallest_most_and_never_lets_a_larger_p_fall_below_a_smaller()
    {
        // Worked by hand: 0.01 x 4, 0.02 x 3, 0.03 x 2 raised to its neighbour's, 0.9 x 1.
        var adjusted = Chances.Holm([0.9, 0.01, 0.03, 0.02]);

        Assert.Equal([0.9, 0.04, 0.06, 0.06], adjusted.Select(p => Math.Round(p, 10)));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959964)]
    [InlineData(0.8, 0.841621)]
    [InlineData(0.9985, 2.967738)]
    [InlineData(0.0001, -3.719016)]
    public void Quantiles_are_those_of_the_tables(double probability, double quantile) =>
        Assert.Equal(quantile, Chances.Quantile(probability), 1e-4);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959964, 0.975)]
    [InlineData(-3.090232, 0.001)]
    public void Shares_below_are_those_of_the_tables(double z, double share) => Assert.Equal(share, Chances.Below(z), 1e-6);

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(30, 2.0423)]
    [InlineData(5000, 1.9604)]
    public void Students_quantiles_are_those_of_the_tables(int degrees, double quantile) => Assert.Equal(quantile, Chances.StudentQuantile(0.975, degrees), 1e-3);

    [Theory]
    [InlineData(0, 10, 0.1, 1)]
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(2, 3, 0.5, 0.5)]
    [InlineData(10, 10, 0.5, 0.0009765625)]
    [InlineData(3, 10, 0.1, 0.0701908264)]
    public void Binomial_tails_are_exact(int successes, int trials, double chance, double tail) =>
        Assert.Equal(tail, Chances.AtLeast(successes, trials, chance), 1e-9);

    [Fact]
    public void A_share_of_none_still_has_an_interval()
    {
        var interval = Chances.Wilson(0, 40, 0.95);

        Assert.Equal(0, interval.Low, 1e-12);
        Assert.Equal(0.0876, interval.High, 1e-3);
    }

    [Fact]
    public void Two_hundred_pairs_show_a_difference_of_ten_points_where_scores_spread_by_half()
    {
        Assert.Equal(0.099, Chances.DetectableMean(200, 0.5, 0.05, 0.8), 1e-3);
        Assert.Equal(0.070, Chances.DetectableMean(200, 0.354, 0.05, 0.8), 1e-3);
        Assert.Equal(double.PositiveInfinity, Chances.DetectableMean(0, 0.5, 0.05, 0.8));
    }

    [Fact]
    public void What_is_said_to_be_detectable_of_a_mean_reaches_the_margin_with_that_power()
    {
        var (random, error, truth) = (new Random(9), 0.5 / Math.Sqrt(1000), Chances.DetectableMean(1000, 0.5, 0.05, 0.8, margin: 0.1));

        var found = Enumerable.Range(0, 20_000).Count(_ => truth + (error * Chances.Quantile(Math.Clamp(random.NextDouble(), 1e-9, 1 - 1e-9))) >= 0.1);

        Assert.Equal(0.8, found / 20_000.0, 0.01);
    }

    [Fact]
    public void What_is_said_to_be_detectable_of_a_share_is_detected_with_that_power()
    {
        var share = Chances.DetectableShare(40, 0.1, 0.05, 0.8);

        var needed = Enumerable.Range(0, 41).First(k => Chances.AtLeast(k, 40, 0.1) <= 0.05);
        Assert.True(Chances.AtLeast(needed, 40, share) >= 0.8);
        Assert.True(Chances.AtLeast(needed, 40, share - 0.011) < 0.8);
        Assert.Equal(double.PositiveInfinity, Chances.DetectableShare(1, 0.1, 0.001, 0.8));
    }
}
