using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Citizen;

public sealed class DocumentTextTests
{
    private const string Costs = "L’éclairage coûte 182 000 € par an. Il baisse.\nAnnée : 2025\nUn <b>tiers</b> & plus.";

    [Fact]
    public void The_words_quoted_are_marked_and_the_first_mark_is_where_the_link_opens()
    {
        var html = Html(new DocumentPlace("a", 1, QuotedWords.Of(Costs[36..59], 36)), Passage(0, "", "Avant."), Passage(1, "", Costs));

        Assert.Equal(["Il baisse.", "Année : 2025"], Marks(html));
        Assert.Single(Regex.Matches(html, "id=\"cited\""));
        Assert.Contains("""<p>L’éclairage coûte 182 000 € par an. <mark id="cited" tabindex="-1">Il baisse.</mark></p><p><mark>Année : 2025</mark>""", html.Replace("&#x202F;", "\u202F", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<section class=\"passage cited\" id=\"p1\" aria-labelledby=\"cited-label\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_cited_without_its_words_is_marked_whole_and_a_document_without_a_place_not_at_all()
    {
        Assert.Equal(3, Marks(Html(new DocumentPlace("a", 0), Passage(0, "", Costs))).Count);
        Assert.Empty(Marks(Html(new DocumentPlace("a"), Passage(0, "", Costs))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Words_that_are_no_longer_there_are_said_to_be_gone_and_nothing_is_marked(int passage)
    {
        var html = Html(new DocumentPlace("a", passage, QuotedWords.Of("D’autres mots.", 0)), Passage(0, "", Costs));

        Assert.Empty(Marks(html));
        Assert.Matches("<p class=\"changed\" id=\"cited\" tabindex=\"-1\">.*\\[changed\\]</p>", html);
    }

    [Fact]
    public void A_documents_markup_stays_words()
    {
        var html = Html(new DocumentPlace("a", 1), Passage(0, "<img src=x>", "<script>alert(1)</script>"), Passage(1, "", "\"><script>alert(2)</script>"));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_stand_where_they_change_and_pages_where_they_begin()
    {
        var html = Html(
            new DocumentPlace("a"),
            Passage(0, "Rapport › Coûts", "Un.", 1),
            Passage(1, "Rapport › Coûts", "Deux.", 1),
            Passage(2, "Rapport › Coûts › Lampes", "Trois.", 2),
            Passage(3, "Rapport › Nature", "Quatre.", 4),
            Passage(4, "", "Cinq.", null));

        Assert.Equal(
            ["[page] 1", "h3 Coûts", "Un.", "Deux.", "[page] 2", "h4 Lampes", "Trois.", "[page] 4", "h3 Nature", "Quatre.", "Cinq."],
            Regex.Matches(html, "<(h\\d|p)[^>]*>([^<]+)</").Select(m => $"{(m.Groups[1].Value == "p" ? "" : $"{m.Groups[1].Value} ")}{m.Groups[2].Value}"));
    }

    [Fact]
    public void A_part_from_the_middle_begins_with_all_the_headings_above_it()
    {
        var html = Html(new DocumentPlace("a", Start: 5), Passage(5, "Coûts › Lampes", "Six."));
        Assert.Contains("<h2>Coûts</h2>\n<h3>Lampes</h3>\n", html, StringComparison.Ordinal);
    }

    private static string Html(DocumentPlace place, params Passage[] passages) => new DocumentText(
        new OpenDocument(
            new Document("sample/a", new ConsultationId("sample"), "Rapport", "a.md", Language.French, null, null, Stance.Unknown), passages[^1].Order + 1, passages),
        place,
        entry => $"[{entry}]").ToHtml();

    private static Passage Passage(int order, string heading, string text, int? page = null) =>
        new($"sample/a#{order}", "sample/a", heading, text, Language.French, order, page);

    private static List<string> Marks(string html) =>
        [.. Regex.Matches(html, "<mark[^>]*>([^<]*)</mark>").Select(mark => System.Net.WebUtility.HtmlDecode(mark.Groups[1].Value))];
}
