using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Training.Tests;

public sealed class SymmetryTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void There_are_five_hundred_pairs_a_language_in_every_category_and_none_twice(string language)
    {
        var pairs = Pairs("measure", language);

        Assert.True(pairs.Count >= 500, $"{pairs.Count} pairs");
        Assert.Equal(5, pairs.Select(pair => pair.Category).Distinct().Count());
        Assert.All(pairs, pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(pairs.Count, pairs.Select(pair => string.Join('|', new[] { pair.First, pair.Second }.Order())).Distinct().Count());
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void What_is_measured_was_not_learnt(string language)
    {
        var learnt = Symmetry.Variants(File("learn", language), perFrame: int.MaxValue).Select(variant => variant.Text).ToHashSet();
        Assert.NotEmpty(learnt);
        Assert.DoesNotContain(Pairs("measure", language), pair => learnt.Contains(pair.First) || learnt.Contains(pair.Second));
    }

    private static IReadOnlyList<SymmetricPair> Pairs(string part, string language) => Symmetry.Pairs(File(part, language), language, perCategory: 180);

    private static string File(string part, string language) => Repository.File($"src/Training/data/symmetry/{part}.{language}.json");
}
