using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Measures;
using Xunit;

namespace Isegoria.Deliberation.Tests.Measures;

/// <summary>What the rules see and what they must not take for it.</summary>
public sealed class QualitySignsTests
{
    [Theory]
    [InlineData("fr", "Le car scolaire passe à huit heures.")]
    [InlineData("fr", "Le calme.")]
    [InlineData("en", "I have lived here since 2010.")]
    [InlineData("en", "Quiet nights.")]
    public void No_sign(string language, string text) =>
        Assert.DoesNotContain(Enum.GetValues<QualityIndicator>().SkipLast(1), indicator => QualitySigns.Show(indicator, new Language(language), text));

    [Theory]
    [InlineData("fr", "Il faut des lampes, car on n’y voit rien.", QualityIndicator.Reason)]
    [InlineData("fr", "Parce qu’il fait noir, et pour que chacun rentre.", QualityIndicator.Reasons)]
    [InlineData("fr", "C’est l’intérêt général.", QualityIndicator.CommonGood)]
    [InlineData("fr", "Je comprends que cela coûte.", QualityIndicator.OtherSide)]
    [InlineData("fr", "Oui, à condition d’un bilan.", QualityIndicator.Proposal)]
    [InlineData("en", "Because it is dark.", QualityIndicator.Reason)]
    [InlineData("en", "It is dark, so that people fall, and it would reduce fear.", QualityIndicator.Reasons)]
    [InlineData("en", "It helps everyone.", QualityIndicator.CommonGood)]
    [InlineData("en", "Some people fear the cost.", QualityIndicator.OtherSide)]
    [InlineData("en", "I could accept fewer lamps.", QualityIndicator.Proposal)]
    public void A_sign(string language, string text, QualityIndicator indicator) => Assert.True(QualitySigns.Show(indicator, new Language(language), text));
}
