using AngleSharp.Html.Parser;
using Isegoria.Backends.Evaluation;
using Isegoria.Backends.Replies;
using Isegoria.Bot.Evaluating;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Isegoria.Doubles.Evaluation;

namespace Isegoria.Bot.Tests.Evaluating;

public sealed class ReportPageTests
{
    private static readonly EvaluationOptions Options = Shipped.Settings<EvaluationOptions>(EvaluationOptions.Section);

    private static readonly RunReport Run = new("<model> & co", "http://localhost/v1", 0.7, 1, OwnProbes.Version, ["fr", "en"], 12, 100, null);

    private static readonly Language[] Languages = [Language.French, Language.English];

    [Fact]
    public void Every_figure_has_its_words_its_row_and_the_sentences_behind_it_in_both_languages()
    {
        var model = new ScriptedRespondent(Plant.AlwaysFor, PlantedTable.Strong, seed: 1);
        var plan = new Planning(OwnProbes.Bank, OwnProbes.Words, Options).Plan(Suites.All, Languages, limit: 12, seed: 1);
        var findings = Assessment.Of([.. plan.Select(model.Answer)], Options, seed: 1);
        Assert.Equal(Measure.All.Count, findings.Count);

        foreach (var language in Languages)
        {
            var words = new ReportWords(Words, language);
            var page = new HtmlParser().ParseDocument(Page(findings, language));
            Assert.Equal(language.Code, page.DocumentElement.GetAttribute("lang"));
            var rows = page.QuerySelectorAll("#figures tbody th").Select(cell => cell.TextContent).ToList();
            Assert.Equal(findings.Select(finding => System.Net.WebUtility.HtmlDecode(words.Measure(finding.Measure.Key))), rows);
            Assert.Equal(Measure.All.Count, page.QuerySelectorAll("details").Length);
            Assert.All(page.QuerySelectorAll("details"), details => Assert.NotEmpty(details.QuerySelectorAll("dd")));
            Assert.NotNull(page.QuerySelector("svg[role=img] > title"));
            Assert.Contains("<model> & co", page.Title, StringComparison.Ordinal);
        }
    }

    /// <summary>What a model says is text, whatever it looks like.</summary>
    [Fact]
    public void A_models_words_never_become_markup()
    {
        var plan = new Planning(OwnProbes.Bank, OwnProbes.Words, Options).Plan([Suite.Theses], [Language.English], limit: 12, seed: 1);
        var findings = Assessment.Of([.. plan.Select(ask => new Answer(ask, "Agree <script>alert(1)</script>"))], Options, seed: 1);

        var page = Page(findings, Language.English);

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Empty(new HtmlParser().ParseDocument(page).QuerySelectorAll("script"));
    }

    private static SpokenWords Words { get; } = SpokenWords.ReadAll(Repository.File($"prompts/{ReportWords.File}"));

    private static string Page(IReadOnlyList<Finding> findings, Language language) => new ReportPage(
        new EvaluationReport(Run, [.. findings.Select(finding => FigureReport.Of(finding, Options))]), findings, Options, new ReportWords(Words, language), tokens: "").Write();
}
