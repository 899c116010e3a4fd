using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("Elle coûte 182 000 € par an.", "182000 €")]
    [InlineData("It costs €182,000 a year.", "182000 €")]
    [InlineData("21,70 euros", "21.7 €")]
    [InlineData("€21.70", "21.7 €")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("60 % des lampes, 60 pour cent, 60%", "60 %,60 %,60 %")]
    [InlineData("douze mois", "12 mo")]
    [InlineData("a twelve-month trial", "12 mo")]
    [InlineData("quatre-vingt-dix ans", "90 y")]
    [InlineData("neuf bornes dans un quartier neuf", "9")]
    [InlineData("from 4 a.m. to 11 p.m.", "4 h,23 h")]
    [InlineData("la moitié des 1 840 lampes", "1/2,1840")]
    [InlineData("10,4 millions d’euros", "10.4,10^6")]
    [InlineData("le 1er juin 2024", "1,2024")]
    [InlineData("Aucun chiffre ici.", "")]
    public void Numbers_are_read_whichever_way_they_are_written(string text, string figures) =>
        Assert.Equal(figures, string.Join(',', Figures.Of(text).Select(figure => $"{figure.Number} {figure.Unit}".Trim())));
}
