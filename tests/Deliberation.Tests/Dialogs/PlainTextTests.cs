using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Xunit;

namespace Isegoria.Deliberation.Tests.Dialogs;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("  Ça   MARCHE\u202F! ", "ca marche")]
    [InlineData("J’ai une question", "j ai une question")]
    [InlineData("/help", "/help")]
    [InlineData("et/ou", "et ou")]
    [InlineData("Le cœur", "le coeur")]
    [InlineData("…", "")]
    public void Words_are_compared_without_case_accents_or_punctuation(string text, string folded) =>
        Assert.Equal(folded, PlainText.Fold(text));

    [Theory]
    [InlineData("Combien\u202F?", true)]
    [InlineData("How many?\" ", true)]
    [InlineData("How many?!", true)]
    [InlineData("?", false)]
    [InlineData("Why? Because.", false)]
    [InlineData("", false)]
    public void A_question_ends_with_a_question_mark(string text, bool question) =>
        Assert.Equal(question, PlainText.IsQuestion(text));

    [Fact]
    public void A_full_stop_is_not_doubled_after_words_that_bring_their_own()
    {
        var template = Template.Parse("For: {use}.");

        Assert.Equal("For: a vote.", Text(template, "a vote"));
        Assert.Equal("For: a vote.", Text(template, "a vote."));
        Assert.Equal("For: a vote?", Text(template, "a vote?"));
    }

    [Fact]
    public void An_order_drawn_does_not_change_when_something_is_added()
    {
        var some = DrawnOrder.Of(["a", "b", "c", "d"], 5, k => k);
        var more = DrawnOrder.Of(["a", "b", "x", "c", "d"], 5, k => k);

        Assert.Equal(some, more.Where(k => k != "x"));
    }

    [Fact]
    public void Every_place_in_a_drawn_order_is_about_equally_likely()
    {
        var first = Enumerable.Range(0, 3000).GroupBy(seed => DrawnOrder.Of(["agree", "disagree", "pass"], seed, k => k)[0]);

        Assert.All(first, g => Assert.InRange(g.Count(), 900, 1100));
    }

    [Fact]
    public void A_language_is_its_code_in_json()
    {
        Assert.Equal("\"en\"", JsonSerializer.Serialize(Language.English));
        Assert.Equal(Language.French, JsonSerializer.Deserialize<Language>("\"fr\""));
        Assert.Equal(Language.French, default);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Language>("\"français\""));
    }

    private static string Text(Template template, string use) =>
        string.Concat(template.Fill(_ => [new Span(use, Voice.Organiser)]).Select(s => s.Text));
}
