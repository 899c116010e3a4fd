using System.Diagnostics;
using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evidence;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("La ville compte 1 840 lampes. Elle en éteint 1 720.", "La ville compte 1 840 lampes.", "Elle en éteint 1 720.")]
    [InlineData("Qui décide ? Le conseil municipal, le 24 septembre.", "Qui décide ?", "Le conseil municipal, le 24 septembre.")]
    [InlineData("Elle dit : « C’est prêt. » Puis elle sort.", "Elle dit : « C’est prêt. »", "Puis elle sort.")]
    [InlineData("See Dr. Martin at 5 p.m. on Monday. He will help.", "See Dr. Martin at 5 p.m. on Monday.", "He will help.")]
    [InlineData("Première ligne\nDeuxième ligne", "Première ligne", "Deuxième ligne")]
    [InlineData("Wait... What? Yes.", "Wait...", "What?", "Yes.")]
    public void A_text_is_split_where_its_sentences_end(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Split(text));

    [Theory]
    [InlineData("M. Dupont et Mme. Leroy citent l’art. 7 de la loi.")]
    [InlineData("J. Martin habite au no. 12.")]
    [InlineData("Le taux atteint 3.5 % en 2025, cf. Annexe 2.")]
    [InlineData("1. Ouvrir les données")]
    public void Abbreviations_initials_and_numbers_end_no_sentence(string text) =>
        Assert.Equal([text], Sentences.Split(text));

    [Fact]
    public void A_text_of_nothing_but_marks_takes_no_time()
    {
        var watch = Stopwatch.StartNew();

        Sentences.Split(new string('.', 1_000_000) + "x" + string.Concat(Enumerable.Repeat("!?) ", 100_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "Whoever looks again at every mark needs hours.");
    }

    [Fact]
    public void White_space_alone_holds_no_sentence() => Assert.Empty(Sentences.Split(" \n\t "));
}
