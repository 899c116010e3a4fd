using Isegoria.Backends.Charter;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Charter;

public sealed class CharterReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isegoria-charter-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_charter_names_its_sources_and_how_each_principle_is_enforced_and_judged()
    {
        var charter = CharterReader.Open(Repository.File("prompts/charter.yaml"));

        string[] oecd =
            ["purpose", "accountability", "transparency", "representativeness", "inclusiveness", "information", "group-deliberation", "time", "integrity", "privacy", "evaluation"];
        Assert.Superset(oecd.ToHashSet(), charter.Principles.Select(principle => principle.Id).ToHashSet());
        Assert.All(charter.Principles, principle =>
        {
            Assert.NotEmpty(principle.Sources);
            Assert.NotEmpty(principle.Enforced);
            Assert.NotEmpty(principle.Indicators);
            Assert.Equal(principle.Demands["fr"].Count, principle.Demands["en"].Count);
        });
        Assert.Contains(charter.Principles.Single(one => one.Id == "artificial").Sources, place => place.Place == "art. 50(1)");
        Assert.Equal(charter.ModelRules(Language.French).Count(), charter.ModelRules(Language.English).Count());
        Assert.NotEmpty(charter.ModelRules(Language.French));
    }

    [Fact]
    public void Every_figure_the_store_can_tell_is_asked_for_and_what_nobody_can_tell_says_why()
    {
        var indicators = CharterReader.Open(Repository.File("prompts/charter.yaml")).Principles.SelectMany(principle => principle.Indicators).ToList();

        Assert.Equal(FigureNames.All.Keys.Order(StringComparer.Ordinal), indicators.Select(one => one.Figure).OfType<string>().Order(StringComparer.Ordinal));
        Assert.All(indicators.Where(one => one.Figure is null), one => Assert.All(one.Untold.Values, why => Assert.NotEmpty(why)));
        Assert.Contains(indicators, one => one.Figure is null);
    }

    [Theory]
    [InlineData("figure: open_days", "figure: open_hours", "no figure 'open_hours'")]
    [InlineData("        at_least: 14\n", "", "has no threshold")]
    [InlineData("at_least: 14", "at_least: soon", "'at_least' is not a number")]
    [InlineData("where: \"overclaim\"", "where: \"boasting\"", "no label 'boasting'")]
    [InlineData("by: retrieval", "by: hope", "enforced by 'hope'")]
    [InlineData("source: ai-act, place: \"art. 50(1)\"", "source: ai-code, place: \"art. 50(1)\"", "no source 'ai-code'")]
    [InlineData("name: { fr: Temps, en: Time }", "name: { fr: Temps }", "'en' is missing")]
    [InlineData("    demands:\n", "    asks:\n", "'asks' means nothing here")]
    [InlineData("  - id: time\n", "  - id: purpose\n", "stands here more than once")]
    [InlineData("address: https://doi.org", "address: http://doi.org", "no https address")]
    public void A_problem_of_another_charter_is_named_with_its_line(string sound, string broken, string problem)
    {
        var text = File.ReadAllText(Repository.File("prompts/charter.yaml"));
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var path = Path.Combine(_folder.FullName, "ours.yaml");
        File.WriteAllText(path, text.Replace(sound, broken, StringComparison.Ordinal));

        var (charter, problems) = CharterReader.Check(path);

        Assert.Null(charter);
        var found = Assert.Single(problems.Where(one => one.Problem.Contains(problem, StringComparison.Ordinal)).Take(1));
        Assert.True(found.Line > 1);
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => CharterReader.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_charter_that_is_not_there_is_a_problem() =>
        Assert.Contains("missing", Assert.Single(CharterReader.Check(Path.Combine(_folder.FullName, "none.yaml")).Problems).Problem, StringComparison.Ordinal);
}
