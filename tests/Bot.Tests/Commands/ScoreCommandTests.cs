using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Bot.Tests.Commands;

public sealed class ScoreCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_and_json_lines_are_answered_in_order()
    {
        var classifier = new FixedBiasClassifier().Says("Merci. C'est absurde.", BiasLabel.Loaded, 0.75);

        var results = await ScoreAsync(classifier, "Merci.\n\n{\"id\":\"x\",\"text\":\"Merci. C'est absurde.\"}\n{\"id\":7,\"text\":\"\"}\n");

        Assert.Equal(["1", "x", "7"], results.Select(r => r["id"]!.ToString()));
        Assert.Equal(["passed", "flagged", "passed"], results.Select(r => (string)r["verdict"]!));
        Assert.Equal(
            """{"loaded":0.75,"advocacy":0,"stereotype":0,"hostility":0,"overclaim":0,"pressure":0}""",
            results[1]["labels"]!.ToJsonString());
    }

    [Fact]
    public async Task A_hundred_and_thirty_texts_take_three_batches_and_lose_none()
    {
        var results = await ScoreAsync(new FixedBiasClassifier(), string.Join('\n', Enumerable.Range(0, 130).Select(i => $"Phrase {i}.")));
        Assert.Equal(Enumerable.Range(1, 130).Select(i => $"{i}"), results.Select(r => r["id"]!.ToString()));
    }

    [Theory]
    [InlineData("Merci.\n{\"id\":1,", "Line 2")]
    [InlineData("{\"id\":1}", "Line 1")]
    [InlineData("Merci.\n\n{\"text\":3}", "Line 3")]
    public async Task A_line_that_cannot_be_read_is_named(string input, string place)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ScoreAsync(new FixedBiasClassifier(), input));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Breakage.NotANumber)]
    [InlineData(Breakage.TooFewScores)]
    public async Task A_broken_classifier_gives_no_result(Breakage breakage)
    {
        using var broken = new BrokenBiasClassifier(breakage);
        await Assert.ThrowsAsync<InvalidDataException>(() => ScoreAsync(broken, "Merci."));
    }

    [Theory]
    [InlineData("--language", "de")]
    [InlineData("--langage", "fr")]
    [InlineData("text")]
    public async Task Wrong_usage_is_not_success(params string[] arguments) =>
        Assert.NotEqual(0, await ScoreCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: Cancellation));

    private static async Task<IReadOnlyList<JsonNode>> ScoreAsync(IBiasClassifier classifier, string input)
    {
        using var output = new StringWriter();
        await ScoreCommand.ScoreAsync(classifier, Language.French, new StringReader(input), output, TextWriter.Null, Cancellation);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
