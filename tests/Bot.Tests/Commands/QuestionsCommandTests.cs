using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests.Commands;

/// <summary>A citizen's question that no document answers, on its way to a person.</summary>
public sealed class QuestionsCommandTests(SettledData settled)
{
    private const string Unanswerable = "Qui a peint le plafond de la chapelle Sixtine ?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unanswered_question_is_listed_until_somebody_closes_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync($"J’ai une question : {Unanswerable}", Now);
        Assert.Empty((await RunAsync(bot, "--all")).Lines);

        await citizen.AskAsync("J’accepte", Now);
        var asked = await citizen.SayAsync($"J’ai une question : {Unanswerable}", Now);
        var reply = await citizen.RepliesToAsync(asked, Now);
        Assert.Contains("ne répondent pas", (string?)reply[0]["text"], StringComparison.Ordinal);

        var open = Assert.Single((await RunAsync(bot)).Lines);
        Assert.Equal((Unanswerable, asked), ((string?)open["question"], (string?)open["turn"]));
        Assert.Null(open["closedAt"]);

        Assert.Equal(0, (await RunAsync(bot, "--close", $"{open["number"]}", "--by", "Ana")).Code);
        Assert.Equal(1, (await RunAsync(bot, "--close", $"{open["number"]}", "--by", "Ana")).Code);
        Assert.Empty((await RunAsync(bot)).Lines);
        Assert.Equal("Ana", (string?)Assert.Single((await RunAsync(bot, "--all")).Lines)["closedBy"]);
    }

    [Fact]
    public async Task Whoever_closes_one_says_who_they_are()
    {
        var (code, error) = await RunAsync(["questions", "--consultation", "sample", "--close", "1"]);
        Assert.Equal(2, code);
        Assert.Contains("--by", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, IReadOnlyList<JsonNode> Lines)> RunAsync(LiveBot bot, params string[] arguments)
    {
        var (code, output) = await RunAsync(["questions", "--consultation", "sample", "--Data:Directory", bot.Data, .. arguments]);
        return (code, [.. output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)]);
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(arguments), arguments, output, output, Now);
        return (code, output.ToString());
    }
}
