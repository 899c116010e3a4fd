using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class ExplanationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_word_whose_absence_lowers_the_score_most_comes_first()
    {
        var classifier = new FixedBiasClassifier()
            .Says(" projet scandaleux ruinera tout.", BiasLabel.Loaded, 0.9)
            .Says("Ce  scandaleux ruinera tout.", BiasLabel.Loaded, 0.95)
            .Says("Ce projet  ruinera tout.", BiasLabel.Loaded, 0.2)
            .Says("Ce projet scandaleux  tout.", BiasLabel.Loaded, 0.6)
            .Says("Ce projet scandaleux ruinera .", BiasLabel.Loaded, 0.9);

        var words = await OfAsync(classifier, "Ce projet scandaleux ruinera tout.", 0.9);

        Assert.Equal(["scandaleux", "ruinera"], words.Select(word => word.Word));
        Assert.Equal([10, 21], words.Select(word => word.Start));
        Assert.Equal(Math.Log(9) - Math.Log(0.25), words[0].Weight, 6);
    }

    [Fact]
    public async Task No_more_words_are_named_than_asked_for() =>
        Assert.Equal(2, (await OfAsync(new FixedBiasClassifier(), "un deux trois quatre", 0.9, most: 2)).Count);

    [Theory]
    [InlineData("aujourd’hui, mi-temps !", "aujourd’hui|mi-temps")]
    [InlineData("L'été 😡 **2026** [1]", "L'été|2026|1")]
    [InlineData("scandaleux", "scandaleux")]
    [InlineData("… ?", "")]
    public async Task Words_keep_what_binds_them_and_marks_are_no_words(string text, string words) =>
        Assert.Equal(words, string.Join('|', (await OfAsync(new FixedBiasClassifier(), text, 0.9)).OrderBy(word => word.Start).Select(word => word.Word)));

    private static Task<IReadOnlyList<WeighedWord>> OfAsync(FixedBiasClassifier classifier, string text, double biased, int most = 5) =>
        Explanation.OfAsync(classifier, text, new BiasScore(biased, [biased, 0, 0, 0, 0, 0]), Language.French, most, Cancellation);
}
