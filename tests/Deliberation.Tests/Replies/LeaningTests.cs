using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class LeaningTests
{
    [Theory]
    [InlineData("Elle coûte 182 000 euros par an.", true)]
    [InlineData("Cette mesure a été votée en mars.", true)]
    [InlineData("Cependant, les commerçants craignent une baisse.", true)]
    [InlineData("C’est pourquoi les rues restent éclairées.", true)]
    [InlineData("Dans ce cas, la rue est rallumée.", true)]
    [InlineData("Sa superficie est de 12 hectares.", true)]
    [InlineData("However, shops fear a loss.", true)]
    [InlineData("It would last a year.", true)]
    [InlineData("They ask for motion sensors.", true)]
    [InlineData("This measure was adopted in March.", true)]
    [InlineData("Il faut une autorisation du maire.", false)]
    [InlineData("Il y a 1 840 lampes dans la ville.", false)]
    [InlineData("Il est interdit de brûler des déchets verts.", false)]
    [InlineData("It is forbidden to burn garden waste.", false)]
    [InlineData("Les lampes restent allumées.", false)]
    [InlineData("Ainsi-nommée, la rue change.", false)]
    [InlineData("The trial would last a year.", false)]
    public void A_sentence_that_speaks_of_what_was_said_before_is_known(string sentence, bool pointsBack) =>
        Assert.Equal(pointsBack, Leaning.PointsBack(sentence));

    [Theory]
    [InlineData("Horaires d’ouverture", true)]
    [InlineData("Le calendrier de l’essai proposé", true)]
    [InlineData("Que se passe-t-il ensuite ?", true)]
    [InlineData("Voici les résultats du comptage de nuit :", true)]
    [InlineData("Oui.", true)]
    [InlineData("une pièce d’identité en cours de validité ;", false)]
    [InlineData("La piscine ferme à 18 h.", false)]
    public void A_heading_a_question_or_a_crumb_answers_nothing(string sentence, bool fragment) =>
        Assert.Equal(fragment, Leaning.IsFragment(sentence));

    [Theory]
    [InlineData("Le prêt est gratuit. Il dure trois semaines.", 1, 0)]
    [InlineData("Le prêt est gratuit. Un prêt dure trois semaines.", 1, null)]
    [InlineData("Il dure trois semaines.", 0, null)]
    [InlineData("Il faut apporter :\nune pièce d’identité\nun justificatif de domicile", 2, 0)]
    [InlineData("Le prêt est gratuit.\nLe dépôt se fait en mairie.", 1, null)]
    public void What_must_be_read_before_a_sentence_is_the_one_it_points_to_or_the_line_that_announces_it(string text, int position, int? before) =>
        Assert.Equal(before, Leaning.On(text, Sentences.Ranges(text), position));
}
