using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class ExpectedSignTests
{
    [Theory]
    [InlineData("Combien coûte l’éclairage ?", "L’éclairage coûte 182 000 euros par an.", true)]
    [InlineData("Combien coûte l’éclairage ?", "L’éclairage coûte 1,2 million d’euros.", true)]
    [InlineData("Combien coûte l’éclairage ?", "L’éclairage compte 1 840 lampes depuis 2019.", false)]
    [InlineData("How much does it cost?", "It costs €182,000 a year.", true)]
    [InlineData("Quelle part des lampes ?", "Plus de la moitié des lampes sont au sodium.", true)]
    [InlineData("Quelle part des lampes ?", "La ville possède 1 840 lampes.", false)]
    [InlineData("Combien de temps dure l’essai ?", "L’essai durerait douze mois.", true)]
    [InlineData("How long does the trial last?", "The trial would last a year.", true)]
    [InlineData("Combien de temps dure l’essai ?", "L’essai commencerait en octobre.", false)]
    [InlineData("Quand vote le conseil ?", "Le conseil votera en septembre.", true)]
    [InlineData("Quand vote le conseil ?", "Le conseil votera 12 fois.", false)]
    [InlineData("Que s’est-il passé en 2025, et quand ?", "En 2025, rien.", false)]
    [InlineData("À quelle heure ferme la piscine ?", "La piscine ferme à 18 h.", true)]
    [InlineData("Qui décide ?", "Le conseil municipal décide.", true)]
    [InlineData("Who built the bridge?", "The bridge was built by Jean Martin.", true)]
    [InlineData("Qui décide ?", "La décision est prise après le débat.", false)]
    [InlineData("Où a lieu la réunion ?", "La réunion a lieu à la mairie.", true)]
    [InlineData("Where is the museum?", "The museum is in Aubrecombe.", true)]
    [InlineData("Où a lieu la réunion ?", "La réunion est publique.", false)]
    public void A_sentence_carries_what_is_asked_for_or_not(string question, string sentence, bool carries) =>
        Assert.Equal(carries, ExpectedSign.Carries(sentence, Asking.Of(question), question));

    [Theory]
    [InlineData("Combien de lampes sont allumées ?", "La ville a 1 840 lampes.", 1)]
    [InlineData("Combien de mares y a-t-il ?", "Trois petites mares ont été creusées.", 1)]
    [InlineData("Combien de lampes sont allumées ?", "La ville compte 12 écoles et des lampes.", 0.5)]
    [InlineData("Combien de lampes sont allumées ?", "La ville a des lampes.", 0)]
    [InlineData("Combien coûte une lampe ?", "Une lampe coûte 300 euros, ce qui a été voté hier.", 1)]
    [InlineData("Combien coûte une lampe ?", "Le budget est de 300 euros, une lampe non comprise.", 0.5)]
    [InlineData("Pourquoi une lampe ?", "Une lampe coûte 300 euros.", 0)]
    public void A_figure_beside_what_is_asked_about_counts_more(string question, string sentence, double strength) =>
        Assert.Equal(strength, ExpectedSign.In(sentence, Asking.Of(question), question, clause => clause.Contains("lampe", StringComparison.OrdinalIgnoreCase)));
}
