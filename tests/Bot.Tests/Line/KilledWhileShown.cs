using System.Net.WebSockets;
using Isegoria.Bot.Tests.DirectLine;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Line;

/// <summary>The real program, killed with SIGKILL when a citizen has half an answer on the screen, and the model gone when it comes back.</summary>
public sealed class KilledWhileShown(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_a_stream_ends_in_the_one_reply_that_was_kept()
    {
        var data = settled.Copy();
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Whole, TimeSpan.FromMilliseconds(100)).Fails(500);
        using var citizen = new CitizenOnTheWire(new Uri("about:blank"));
        var (asked, shown) = await AskWhileKilledAsync(citizen, data, model);

        await using var bot = await StartAsync(data, model, killAt: null);
        citizen.MoveTo(bot.Address);
        var reply = await citizen.RepliesToAsync(asked, Now);

        Assert.Equal(reply.Count, reply.Select(message => message.Id()).Distinct().Count());
        Assert.StartsWith("Le modèle de langue n’a pas donné de réponse utilisable.", LiveReplyTests.Words(reply[0]), StringComparison.Ordinal);
        Assert.Equal(("final", shown), ((string?)reply[0]["channelData"]!["streamType"], (string?)reply[0]["channelData"]!["streamId"]));
        Assert.All(reply.Skip(1), message => Assert.Null(message["channelData"]!["streamId"]));
        Assert.DoesNotContain(await citizen.ActivitiesAsync(Now), activity => activity.Type() == "typing");
    }

    /// <summary>Answers the question's id, and the id of the stream that the citizen saw begin.</summary>
    private async Task<(string Asked, string Shown)> AskWhileKilledAsync(CitizenOnTheWire citizen, string data, ScriptedModel model)
    {
        await using var bot = await StartAsync(data, model, killAt: "shown");
        citizen.MoveTo(bot.Address);
        await citizen.ArriveAsync("sample", "fr", Now);
        await citizen.WelcomeAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        using var socket = await DirectLineSocket.OpenAsync(await citizen.StreamUrlAsync(Now));
        var asked = await citizen.SayAsync(Told.Question, Now);
        var chunk = (await socket.UntilAsync(LiveReplyTests.IsChunk)).Single(LiveReplyTests.IsChunk);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => socket.UntilAsync(LiveReplyTests.IsLast));
        Assert.True(await bot.ExitsWithinAsync(TimeSpan.FromSeconds(30), Now), bot.Output);
        return (asked, chunk.Id());
    }

    private Task<RunningBot> StartAsync(string data, ScriptedModel model, string? killAt) => RunningBot.StartAsync(
        settled.Program, data, killAt is null ? null : new Dictionary<string, string> { ["KILL_AT"] = killAt }, Now,
        "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--LanguageModel:Attempts", "1",
        "--LanguageModel:TimeLimit", "00:02:00", "--LanguageModel:AttemptTimeLimit", "00:01:00", "--BiasGate:TimeLimit", "00:01:00");
}
