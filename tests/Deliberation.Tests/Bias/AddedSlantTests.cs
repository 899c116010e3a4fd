using Isegoria.Deliberation.Bias;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class AddedSlantTests
{
    private static readonly AddedSlant Added = new(Kept: 0.75, Least: 0, Rise: 1);

    [Theory]
    [InlineData("L'école ouvre à 9 h.", "L’ÉCOLE OUVRE À 9 H, sauf le mercredi.", true)]
    [InlineData("L'école ouvre tard.", "L'école ouvre à 9 h.", true)]
    [InlineData("L'école ouvre bien tard.", "L'école ouvre à 9 h.", false)]
    [InlineData("…", "L'école ouvre à 9 h.", false)]
    [InlineData("L'école ouvre à 9 h.", "", false)]
    public void It_can_be_held_against_a_source_that_has_most_of_its_words(string rendering, string source, bool can) =>
        Assert.Equal(can, Added.CanHold(rendering, source));

    [Theory]
    [InlineData(0.6, 0.3, true)]
    [InlineData(0.6, 0.4, false)] // It rises by 0.81.
    [InlineData(0.49, 0.01, false)] // Below the least.
    public void What_rises_far_enough_above_its_source_exceeds_it(double rendering, double source, bool exceeds) =>
        Assert.Equal(exceeds, Added.Exceeds(Score(source), Score(rendering)));

    [Theory]
    [InlineData(1.1, 0, 1)]
    [InlineData(0.5, double.NaN, 1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.5, 0, double.PositiveInfinity)]
    public void A_rule_that_makes_no_sense_is_not_sound(double kept, double least, double rise)
    {
        Assert.False(new AddedSlant(kept, least, rise).IsSound);
        Assert.False(new BiasThresholds(0.5, [0, 0, 0, 0, 0, 0], new AddedSlant(kept, least, rise)).AreSound);
    }

    [Fact]
    public void Without_a_rule_nothing_is_held_against_a_source() =>
        Assert.Empty(new BiasThresholds(0.5, [0, 0, 0, 0, 0, 0]).AddedTo(Score(0.01), Score(0.49)));

    private static BiasScore Score(double biased) => new(biased, [biased, 0, 0, 0, 0, 0]);
}
