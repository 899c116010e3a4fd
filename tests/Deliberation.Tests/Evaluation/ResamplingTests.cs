using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Deliberation.Tests.Evaluation;

public sealed class ResamplingTests
{
    private const int Draws = 4_000;

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        double[] values = [0.2, -0.1, 0.4, 0.3, 0, 0.5];

        Assert.Equal(Resampling.Bootstrap(values, 0.95, Draws, new Random(7)), Resampling.Bootstrap(values, 0.95, Draws, new Random(7)));
        Assert.Equal(Resampling.SignFlip(values, Draws, new Random(7)), Resampling.SignFlip(values, Draws, new Random(7)));
    }

    [Fact]
    public void Eight_differences_of_one_sign_are_as_rare_as_sixteen_heads_and_tails_say()
    {
        // Of 2^8 ways to flip, two are as far from 0.
        var p = Resampling.SignFlip(Enumerable.Repeat(0.5, 8).ToList(), 200_000, new Random(1));

        Assert.Equal(2.0 / 256, p, 1e-3);
    }

    [Fact]
    public void Differences_of_nothing_at_all_are_no_finding() => Assert.Equal(1, Resampling.SignFlip([0, 0, 0], Draws, new Random(1)));

    /// <summary>Plain percentiles hold it 83 to 87 times in 100.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void An_interval_of_few_values_is_as_wide_as_it_says(int values)
    {
        var random = new Random(11);
        double Normal() => Chances.Quantile(Math.Clamp(random.NextDouble(), 1e-9, 1 - 1e-9));
        var held = Enumerable.Range(0, 1_000).Count(_ =>
        {
            var interval = Resampling.Bootstrap([.. Enumerable.Range(0, values).Select(_ => Normal())], 0.95, 1_000, random);
            return interval.Low <= 0 && 0 <= interval.High;
        });

        Assert.InRange(held / 1000.0, 0.92, 0.98);
    }

    /// <summary>Of 400 made-up sets whose mean is 0.3, about 95 in 100 intervals hold it.</summary>
    [Fact]
    public void An_interval_holds_the_true_mean_about_as_often_as_it_says()
    {
        var random = new Random(3);
        var held = Enumerable.Range(0, 400).Count(_ =>
        {
            var values = Enumerable.Range(0, 40).Select(_ => random.NextDouble() < 0.65 ? 1.0 : -1.0).ToList();
            var interval = Resampling.Bootstrap(values, 0.95, 1_000, random);
            return interval.Low <= 0.3 && 0.3 <= interval.High;
        });

        Assert.InRange(held / 400.0, 0.90, 0.98);
    }

    /// <summary>Under the null a test at five in a hundred errs at most about as often.</summary>
    [Fact]
    public void Chance_alone_is_seldom_taken_for_a_difference()
    {
        var random = new Random(5);
        var errors = Enumerable.Range(0, 600).Count(_ =>
            Resampling.SignFlip(Enumerable.Range(0, 30).Select(_ => (double)random.Next(-2, 3)).ToList(), 999, random) <= 0.05);

        Assert.InRange(errors / 600.0, 0.02, 0.08);
    }
}
