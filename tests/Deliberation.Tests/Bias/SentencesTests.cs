using Isegoria.Deliberation.Bias;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

/// <summary>Each text is written with a bar where a sentence ends.</summary>
public sealed class SentencesTests
{
    [Theory]
    [InlineData("Merci.| Le vote dure cinq minutes.")]
    [InlineData("Bonjour !| Je suis un programme.| On commence ?")]
    [InlineData("Vraiment\u202f?!| Oui\u202f!| Bien sûr.")]
    [InlineData("Une phrase sans point final")]
    [InlineData("M. Dupont et Mme. Martin sont d'accord.| Ils votent.")]
    [InlineData("MM. Durand et Petit, Mlle. Roux, Dr. Blanc, Pr. Noir et Me. Vert signent.| Fin.")]
    [InlineData("L'art. 12 et l'art. L. 221-3 du code s'appliquent.| Voir aussi l'art. R421-1.")]
    [InlineData("Voir al. 3, p. 14, fig. 2, ch. IV et vol. 7.| Tout y est.")]
    [InlineData("Cf. La note de la mairie.| Elle date de 2023.")]
    [InlineData("C'est un art.| Il s'apprend.")]
    [InlineData("La taxe passe de 3.5 à 4,2 %.| Elle rapporte 1.200.000 euros.")]
    [InlineData("Le plan coûte 12 M€.| La part de l'État est de 40 %.")]
    [InlineData("Les élus, p. ex. Mme Roy, s'opposent.| D'autres non.")]
    [InlineData("Un texte de J.-C. Martin et de J. Petit.| Il est court.")]
    [InlineData("Il hésite… mais il vote.| Puis il part…| La salle attend.")]
    [InlineData("Il hésite... mais il vote.| Puis il part...| La salle attend.")]
    [InlineData("« Non. »| Le maire s'est levé.")]
    [InlineData("« Vraiment ? » demande-t-elle.| Il répond.")]
    [InlineData("Selon l'association, « la mesure est injuste. Elle est absurde. »| La mairie répond.")]
    [InlineData("Selon le syndicat (« Rien ne va. Tout ferme. »), la ligne disparaît.| La région dément.")]
    [InlineData("« C'est cher.| Le maire le sait.")]
    [InlineData("Vous écrivez « … » et rien d'autre.| Est-ce juste ?")]
    [InlineData("Le texte dit [...] Paris et Lyon.| Rien d'autre.")]
    [InlineData("Trois points :\n|1. Le prix.\n|2. Le bruit.\n|3. Le temps.")]
    [InlineData("- Oui\n|- Non\n|- Je passe")]
    [InlineData("Une ligne coupée\nau milieu.| Une autre.")]
    [InlineData("Rendez-vous à 18 h 30.| L'entrée est libre, av. Jean Jaurès.")]
    [InlineData("… et voilà.| Suite.")]
    [InlineData("Le vote est clos depuis 2024.| 14 rues sont visées.")]
    [InlineData("Il y a des bus, des vélos, etc.| Le plan les nomme.")]
    [InlineData("Il y a des bus, des vélos, etc. selon la ville.")]
    [InlineData("Étape 1.| Étape 2.")]
    [InlineData("À vous !| Écrivez votre avis.")]
    public void French(string marked) => AssertSplit(marked);

    [Theory]
    [InlineData("Thank you.| The vote takes five minutes.")]
    [InlineData("Mr. Smith, Mrs. Jones, Ms. Lee and Dr. Patel agree.| Others do not.")]
    [InlineData("Some streets, e.g. Mill Road, close.| Others, i.e. Hills Road, stay open.")]
    [InlineData("See no. 4 and p. 12.| Then vote.")]
    [InlineData("Do you agree?| No.| Then say why.")]
    [InlineData("The U.S. Senate and the U.K. Treasury were asked.| Neither replied.")]
    [InlineData("It opens at 9 a.m. and closes at 5 p.m.| Tickets are free.")]
    [InlineData("The fare rose by 2.5 per cent.| It was $1.20 before.")]
    [InlineData("“No.”| The mayor stood up.")]
    [InlineData("\"Is it fair?\" she asked.| He said \"No. Never.\"| They left.")]
    [InlineData("According to the union, “it fails. It always fails.”| The council disagrees.")]
    [InlineData("Wait... what?| Fine.")]
    [InlineData("Really?!| Yes!!!| Good.")]
    [InlineData("(See the note.)| It is short.")]
    [InlineData("Visit www.example.org. It is open.", "Visit www.example.org.", "It is open.")]
    [InlineData("St. Mary's vs. St. John's: both want it.| So be it.")]
    [InlineData("On Sept. 4 we vote.| On Dec. 1 we count.")]
    public void English(string marked, params string[] sentences) => AssertSplit(marked, sentences);

    [Theory]
    [InlineData("")]
    [InlineData(" \u00a0\n ")]
    public void Blank_text_has_no_sentence(string text) => Assert.Empty(Sentences.Split(text));

    [Fact]
    public void No_character_but_white_space_is_lost()
    {
        var random = new Random(11);
        const string characters = "aB1 .!?…«»“”\"'()[],;:\n\u202f-É";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => characters[random.Next(characters.Length)]));
            Assert.Equal(Bare(text), Bare(string.Concat(Sentences.Split(text))));
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void AssertSplit(string marked, string[]? sentences = null) =>
        Assert.Equal(
            sentences is { Length: > 0 } ? sentences : [.. marked.Split('|').Select(s => s.Trim())],
            Sentences.Split(marked.Replace("|", "", StringComparison.Ordinal)));
}
