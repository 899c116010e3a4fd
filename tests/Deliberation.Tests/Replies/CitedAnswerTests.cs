using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class CitedAnswerTests
{
    [Theory]
    [InlineData("Elle coûte 3 euros [1]. Elle ferme à 18 heures [2].")]
    [InlineData("Elle coûte 3 euros. [1] Elle ferme à 18 heures. [2]")]
    [InlineData("- Elle coûte **3 euros** [1].\n- Elle ferme à 18 heures [2].")]
    [InlineData("1. Elle coûte 3 euros [1].\n2. Elle ferme à 18 heures [2].")]
    public void Each_sentence_is_read_with_its_own_marks(string answer)
    {
        var sentences = CitedAnswer.Read(answer, cut: false);

        Assert.Equal(["Elle coûte 3 euros.", "Elle ferme à 18 heures."], sentences.Select(sentence => sentence.Text));
        Assert.Equal([[1], [2]], sentences.Select(sentence => sentence.Passages));
    }

    [Theory]
    [InlineData("C’est ainsi [1][3].", new[] { 1, 3 })]
    [InlineData("C’est ainsi [3, 1].", new[] { 1, 3 })]
    [InlineData("C’est ainsi.", new int[0])]
    [InlineData("C’est ainsi [n].", new int[0])]
    public void Several_marks_are_read_and_no_other_brackets(string answer, int[] passages) =>
        Assert.Equal(passages, Assert.Single(CitedAnswer.Read(answer, cut: false)).Passages);

    [Fact]
    public void An_answer_that_was_cut_off_loses_its_broken_end() =>
        Assert.Equal("Elle coûte 3 euros.", Assert.Single(CitedAnswer.Read("Elle coûte 3 euros [1]. Elle fer", cut: true)).Text);

    [Theory]
    [InlineData("Elle coûte 3,5 euros [1]. M. Dupont la tient. [2] Elle ferme à 18 h. 30 personnes viennent [1][3]! Et la suite…")]
    [InlineData("- **Elle** coûte 1.5 euro.[1]\n- Elle ferme tôt [2].\n\nVoir p. 12 du rapport [3]. Fin")]
    public void What_is_finished_never_changes_however_the_answer_goes_on(string answer)
    {
        var whole = CitedAnswer.Read(answer, cut: false);
        for (var length = 0; length <= answer.Length; length++)
        {
            var finished = CitedAnswer.Finished(answer[..length]);
            Assert.Equal(whole.Take(finished.Count).Select(Written), finished.Select(Written));
        }

        Assert.Equal(whole.Count - 1, CitedAnswer.Finished(answer).Count);

        static string Written(CitedSentence sentence) => $"{sentence.Text} {string.Join(',', sentence.Passages)}";
    }
}
