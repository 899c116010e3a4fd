using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("Les lampes coûtent cher.", "Les lampes coûtent 12 euros.", "Les lampes coûtent |-cher|+12 euros|.")]
    [InlineData("Obviously, the lamps must stay.", "The lamps stay.", null)]
    [InlineData("", "Bonjour.", "+Bonjour.")]
    [InlineData("Bonjour.", "", "-Bonjour.")]
    [InlineData("", "", "")]
    [InlineData("Le même texte.", "Le même texte.", "Le même texte.")]
    [InlineData("aujourd'hui, mi-temps", "aujourd'hui mi-temps", "aujourd'hui|-,| mi-temps")]
    public void Both_texts_can_be_read_off_the_difference(string before, string after, string? expected)
    {
        var runs = WordDifference.Between(before, after);

        Assert.Equal(before, string.Concat(runs.Where(run => run.Change is not WordChange.Added).Select(run => run.Text)));
        Assert.Equal(after, string.Concat(runs.Where(run => run.Change is not WordChange.LeftOut).Select(run => run.Text)));
        if (expected is not null)
            Assert.Equal(expected, string.Join('|', runs.Select(Shown)));
    }

    [Fact]
    public void A_rewritten_sentence_is_shown_beside_the_one_that_took_its_place()
    {
        var before = Sentence("These selfish drivers pay 12 euros.");
        var after = Sentence("Drivers pay 12 euros.");
        var verdict = new Verdict.Rewritten("fixed/1", [Sentence("The town has lamps."), after, Sentence("Ask me more.")], [before]);

        Assert.Equal([(before, after)], WordDifference.Of(verdict));
    }

    private static JudgedSentence Sentence(string text) => new(text, Voice.Assistant, Some.Score(), []);

    private static string Shown(WordRun run) => run.Change switch
    {
        WordChange.LeftOut => "-" + run.Text,
        WordChange.Added => "+" + run.Text,
        _ => run.Text,
    };
}
