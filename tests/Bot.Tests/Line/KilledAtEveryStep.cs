using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.Line;

/// <summary>
/// The real program, killed with SIGKILL at one step of the line after the other while it answers a question, twice each: the
/// second time while it takes up what the first has left. In the end every message that was acknowledged is there once, with
/// one whole reply, in order.
/// Only what is killed runs in a process of its own: the product's host before and after is that of the tests, which starts sooner.
/// </summary>
public sealed class KilledAtEveryStep(SettledData settled)
{
    private const int Kills = 2;
    private const string Question = "Combien coûte l’éclairage public par an ?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> Steps =>
        ["stored", "looked-up", "opened", "found", "drafted", "judged", "before-keeping", "kept", "delivered", "marked-sent"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task No_message_is_lost_and_no_reply_doubled(string step)
    {
        var data = settled.Copy();
        using var citizen = await ArriveAsync(data);
        var asked = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
            asked.Add(await AskWhileKilledAsync(citizen, data, step, attempt: kill));

        await using var bot = await LiveBot.ContinueAsync(data, Now);
        citizen.MoveTo(bot.Address);

        // Whoever got no acknowledgement sends again, as Web Chat does; whoever got one does not.
        foreach (var id in asked)
            await citizen.SayAsync(Question, Now, id);
        Assert.Equal(Kills, asked.Distinct().Count());
        await AssertWholeAsync(citizen, asked);
    }

    private static async Task<CitizenOnTheWire> ArriveAsync(string data)
    {
        await using var bot = await LiveBot.ContinueAsync(data, Now);
        return await bot.WelcomedAsync(Now);
    }

    /// <summary>Asks a server that dies at the step; answers the client's own id of the question, acknowledged or not.</summary>
    private async Task<string> AskWhileKilledAsync(CitizenOnTheWire citizen, string data, string step, int attempt)
    {
        var client = $"{step}-{attempt}";
        var environment = new Dictionary<string, string> { ["KILL_AT"] = step };
        await using var bot = await RunningBot.StartAsync(settled.Program, data, environment, Now);
        citizen.MoveTo(bot.Address);
        try
        {
            await citizen.SayAsync(Question, Now, client);
        }
        catch (HttpRequestException)
        {
            // Killed before it could acknowledge, or already while it took up what the last kill had left.
        }

        Assert.True(await bot.ExitsWithinAsync(TimeSpan.FromSeconds(30), Now), $"The step '{step}' was not passed: {bot.Output}");
        return client;
    }

    private static async Task AssertWholeAsync(CitizenOnTheWire citizen, List<string> asked)
    {
        foreach (var client in asked)
        {
            var echo = Assert.Single(await citizen.ActivitiesAsync(Now), a => (string?)a["channelData"]?["clientActivityID"] == client);
            var replies = await citizen.RepliesToAsync((string)echo["id"]!, Now);
            Assert.Contains(replies, r => ((string?)r["text"])?.Contains("182", StringComparison.Ordinal) == true);
        }

        var activities = await citizen.ActivitiesAsync(Now);
        var ids = activities.Select(a => (string?)a["id"]).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(asked.Count, activities.Count(a => !CitizenOnTheWire.IsFromBot(a)));
        Assert.Single(RepliesByQuestion(activities).Distinct());
        Assert.Equal(asked.Count, RepliesByQuestion(activities).Count);
    }

    /// <summary>The texts of each reply: the same question gets the same whole reply, however often the server died over it.</summary>
    private static List<string> RepliesByQuestion(IReadOnlyList<JsonNode> activities) =>
        [.. activities.Where(CitizenOnTheWire.IsFromBot)
            .GroupBy(a => (string?)a["replyToId"] ?? "")
            .Where(g => activities.Any(a => !CitizenOnTheWire.IsFromBot(a) && (string?)a["id"] == g.Key))
            .Select(g => string.Join("\n", g.Select(a => (string?)a["text"])))];
}
