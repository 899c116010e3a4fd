using Isegoria.Deliberation.Charter;
using Xunit;

namespace Isegoria.Deliberation.Tests.Charter;

public sealed class FindingTests
{
    private static readonly Dictionary<string, string> Words = new() { ["fr"] = "Mots", ["en"] = "Words" };

    [Theory]
    [InlineData(0.9, 0.9, null, Standing.Met)]
    [InlineData(0.89, 0.9, null, Standing.Missed)]
    [InlineData(0.0, null, 0.0, Standing.Met)]
    [InlineData(0.1, null, 0.0, Standing.Missed)]
    [InlineData(5.0, 1.0, 9.0, Standing.Met)]
    public void An_indicator_is_met_at_its_threshold_and_beyond(double value, double? least, double? most, Standing standing)
    {
        var finding = new Finding(Measured("a", least, most), new Figure.Told(value, 10, []));

        Assert.Equal(standing, finding.Standing);
    }

    [Fact]
    public void One_missed_indicator_is_the_principle_missed() =>
        Assert.Equal(Standing.Missed, Of(("a", Told(1)), ("b", Told(0)), ("c", new Figure.Untold(UntoldReason.TooFew))));

    [Fact]
    public void A_principle_is_met_where_all_that_can_be_told_is() =>
        Assert.Equal(Standing.Met, Of(("a", Told(1)), ("b", Told(1))));

    [Fact]
    public void What_has_not_happened_yet_speaks_neither_for_nor_against()
    {
        Assert.Equal(Standing.Met, Of(("a", Told(1)), ("b", new Figure.Untold(UntoldReason.NothingYet))));
        Assert.Equal(Standing.Unknown, Of(("a", new Figure.Untold(UntoldReason.NothingYet)), ("b", new Figure.Untold(UntoldReason.NothingYet))));
    }

    [Theory]
    [InlineData(UntoldReason.TooFew)]
    [InlineData(UntoldReason.NotSet)]
    [InlineData(UntoldReason.NotKept)]
    public void Something_asked_for_that_cannot_be_told_leaves_the_principle_unknown(UntoldReason reason) =>
        Assert.Equal(Standing.Unknown, Of(("a", Told(1)), ("b", new Figure.Untold(reason))));

    [Fact]
    public void A_figure_the_store_lacks_and_an_indicator_without_one_are_unknown()
    {
        var without = new Indicator("x", Words, null, null, null, Words, Words);

        Assert.Equal(new Figure.Untold(UntoldReason.NotKept), Finding.Of(without, new Dictionary<string, Figure>()).Figure);
        Assert.Equal(Standing.Unknown, Finding.Of(Measured("a", 1, null), new Dictionary<string, Figure>()).Standing);
    }

    [Fact]
    public void A_share_of_nothing_is_told_by_nobody()
    {
        Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), Figure.Share(0, 0));
        Assert.Equal(0.25, Assert.IsType<Figure.Told>(Figure.Share(1, 4)).Value);
    }

    private static Figure.Told Told(double value) => new(value, 4, []);

    private static Indicator Measured(string figure, double? least, double? most) => new(figure, Words, figure, least, most, Words, Words);

    private static Standing Of(params (string Name, Figure Figure)[] figures)
    {
        var principle = new Principle(
            "p", Words, [], new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(), [],
            [.. figures.Select(figure => Measured(figure.Name, 1, null))]);
        var charter = new DemocraticCharter("c", "1", Words, Words, [principle]);
        return Assert.Single(PrincipleFinding.Of(charter, figures.ToDictionary(figure => figure.Name, figure => figure.Figure))).Standing;
    }
}
