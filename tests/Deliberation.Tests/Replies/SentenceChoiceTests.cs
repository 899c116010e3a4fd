using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class SentenceChoiceTests
{
    private static readonly SentenceChoice Choice = new(
        Coverage: 1, Around: 0, Similarity: 1, Passage: 0, Rank: 0.05, Sign: 0.3, Fragment: 0.5, Beside: 0, Closeness: 0.5, Overlap: 0.7, Picked: 3, Most: 4);

    [Fact]
    public void The_best_sentences_come_in_the_order_of_the_document() =>
        Assert.Equal(
            ["Une première phrase répond bien.", "La deuxième phrase répond aussi."],
            Texts(Sentences("Une première phrase répond bien. La deuxième phrase répond aussi.", 0.8, 0.9)));

    [Fact]
    public void A_sentence_far_below_the_best_is_left_out() =>
        Assert.Single(Texts(Sentences("La réponse est très bien ici. Une phrase parle de tout autre.", 0.9, 0.2)));

    [Fact]
    public void Of_two_sentences_that_say_the_same_one_is_given() =>
        Assert.Single(Texts(Sentences("Les lampes coûtent beaucoup cher. Les lampes coûtent beaucoup cher.", 0.9, 0.9)));

    [Theory]
    [InlineData("L’extinction économiserait 48 400 euros par an. L’extinction économiserait 38 700 euros par an.", 2)]
    [InlineData("L’extinction économiserait 48 400 euros par an. L’extinction économiserait 48 400 euros.", 1)]
    public void Two_with_different_figures_do_not_say_the_same(string text, int given) => Assert.Equal(given, Texts(Sentences(text, 0.9, 0.9)).Count);

    [Fact]
    public void What_carries_the_sign_of_an_answer_is_preferred()
    {
        var plain = Sentences("Le coût est très élevé. Le prix atteint 182 000 euros.", 0.6, 0.5);
        Candidate[] signed = [plain[0], plain[1] with { Sign = 1 }];

        Assert.Equal(1, signed.MaxBy(Choice.Score)!.Position);
        Assert.Equal(0, plain.MaxBy(Choice.Score)!.Position);
    }

    [Theory]
    [InlineData("Voici les résultats du comptage :\n")]
    [InlineData("Résultats du grand comptage\n")]
    public void An_announcement_or_a_heading_does_not_answer(string fragment) =>
        Assert.Equal("Trente-quatre passages par nuit.", Sentences($"{fragment}Trente-quatre passages par nuit.", 0.7, 0.6).MaxBy(Choice.Score)!.Text);

    [Fact]
    public void However_near_a_heading_is_it_is_not_quoted_where_a_sentence_can_be()
    {
        var found = Sentences("Les chauves-souris de la Vrelle\nTrente-quatre passages par nuit.", 5, 0.1);

        Assert.Equal(["Trente-quatre passages par nuit."], Texts(found));
        Assert.Equal(["Les chauves-souris de la Vrelle"], Texts(found[..1]));
        Assert.Equal(["Les chauves-souris de la Vrelle"], Texts([found[0] with { Sign = 1 }, found[1]]).Take(1));
    }

    [Fact]
    public void A_sentence_that_points_back_is_given_with_the_one_before_it() =>
        Assert.Equal(
            ["L’essai commencerait en octobre.", "Il durerait douze mois."],
            Texts(Sentences("L’essai commencerait en octobre. Il durerait douze mois.", 0, 0.9)));

    [Fact]
    public void An_item_is_given_with_the_line_that_announces_its_list() =>
        Assert.Equal(
            ["Il faut apporter à la mairie :", "un justificatif de domicile"],
            Texts(Sentences("Il faut apporter à la mairie :\nune pièce d’identité\nun justificatif de domicile", 0, 0, 0.9)));

    [Fact]
    public void Never_more_sentences_are_given_than_allowed() =>
        Assert.Equal(4, Texts(Sentences("Une ville décide. Elle hésite encore. Elle vote enfin. Elle publie tout. Elle explique bien.", 0, 0, 0, 0, 0.9)).Count);

    [Fact]
    public void Nothing_is_chosen_from_nothing() => Assert.Empty(Choice.Choose([]));

    private static List<string> Texts(IReadOnlyCollection<Candidate> candidates) => [.. Choice.Choose(candidates).Select(candidate => candidate.Text)];

    /// <summary>The sentences of a text, each with its coverage.</summary>
    private static List<Candidate> Sentences(string text, params double[] coverages)
    {
        var document = new Document("d", new ConsultationId("sample"), "Title", "d.md", Language.French, null, null, Stance.Neutral);
        var passage = new Passage("d#0", "d", "", text, Language.French, 0);
        return [.. Deliberation.Evidence.Sentences.Ranges(text).Zip(coverages).Select((one, position) => new Candidate(
            new FoundPassage(passage, document, 1, 0.8), one.First, 0, position, text[one.First].Split(' ').ToHashSet(), one.Second))];
    }
}
