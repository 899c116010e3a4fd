using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Reviewing;

/// <summary>What organisers judged, as evaluation data.</summary>
public sealed class ExportCommandTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Judged_sentences_are_exported_with_their_scores_and_without_the_citizens_words()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var turn = await citizen.SayAsync("J’ai une question : Combien coûte l’éclairage, selon la tante Hirondelle ?", Now);
        await citizen.RepliesToAsync(turn, Now);
        Assert.Equal((0, 0), (await RunAsync(bot) is var (none, empty) ? (none, empty.Count) : default));

        var kept = await bot.Part<ITurnJournal>().FindAsync(new ActivityId(turn), Now);
        await bot.Part<IReviews>().AddAsync(new Review(0, new ConsultationId("sample"), kept!.Activity, ReviewKind.Wrong, 0, "À revoir.", "Ana", kept.DecidedAt), Now);
        await bot.Part<IReviews>().AddAsync(new Review(0, new ConsultationId("sample"), kept.Activity, ReviewKind.Note, null, "Une note.", "Ana", kept.DecidedAt), Now);
        var (code, lines) = await RunAsync(bot);

        var line = Assert.Single(lines);
        Assert.Equal(0, code);
        Assert.Equal(
            (kept.Verdict.Sentences[0].Text, "fr", "passed", true, "À revoir."),
            ((string?)line["text"], (string?)line["language"], (string?)line["verdict"], (bool)line["wrong"]!, (string?)line["note"]));
        Assert.StartsWith("sample-", (string?)line["id"], StringComparison.Ordinal);
        Assert.Equal(6, line["scores"]!.AsObject().Count);
        Assert.Empty(line["labels"]!.AsArray());
        Assert.DoesNotContain("Hirondelle", line.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Of_a_consultation_that_is_not_there_nothing_is_exported()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        Assert.Equal(1, (await RunAsync(bot, "another")).Code);
    }

    private static async Task<(int Code, IReadOnlyList<JsonNode> Lines)> RunAsync(LiveBot bot, string slug = "sample")
    {
        string[] arguments = ["export", "--verdicts", "--consultation", slug, "--Data:Directory", bot.Data];
        await using var output = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(arguments), arguments, output, output, Now);
        return (code, [.. output.ToString().Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)]);
    }
}
