using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>botframework-directlinejs itself against the server, by polling and by WebSocket.</summary>
public sealed class DirectLineJsTests(TestBotHost host) : IClassFixture<TestBotHost>
{
    [Fact]
    public async Task By_polling_it_sees_every_message_once_and_no_typing()
    {
        var lines = await NodeClient.RunAsync("polling", host.Address);
        var seen = SeenIn(lines);
        Assert.DoesNotContain(seen, a => a.Type() == "typing");
        Assert.Equal(["think", "You said: think", "once more", "You said: once more"], seen.Skip(1).Select(a => a.Text()));
    }

    [Fact]
    public async Task By_WebSocket_it_comes_back_after_a_dropped_socket_and_sees_nothing_twice()
    {
        var lines = await NodeClient.RunAsync("websocket", host.Address);
        var seen = SeenIn(lines);
        Assert.Contains(seen, a => a.Type() == "typing");
        string[] texts = ["think", "You said: think", "while away", "You said: while away", "once more", "You said: once more"];
        Assert.Equal(texts, seen.Skip(1).Where(a => a.Type() == "message").Select(a => a.Text()));
        Assert.InRange(lines.Single(l => l["away"] is not null)["away"]!.GetValue<int>(), 1, 25_000);
    }

    [Fact]
    public async Task Without_credentials_it_is_told_401_and_gives_up()
    {
        var lines = await NodeClient.RunAsync("stranger", host.Address);
        Assert.Contains(lines, l => l["error"]?.GetValue<string>() == "401");
        AssertDone(lines);
    }

    /// <summary>The activities in order: the welcome first, each once, echoes with the sender's mark.</summary>
    private static List<JsonNode> SeenIn(IReadOnlyList<JsonNode> lines)
    {
        AssertDone(lines);
        Assert.DoesNotContain(lines, l => l["error"] is not null);
        var seen = lines.Select(l => l["seen"]).OfType<JsonNode>().ToList();
        Assert.StartsWith("Welcome, dl_", seen[0].Text(), StringComparison.Ordinal);
        Assert.Equal(seen.Count, seen.Select(a => a.Id()).Distinct().Count());
        Assert.Equal("mark of think", seen.Single(a => a.Text() == "think")["mark"]!.GetValue<string>());
        return seen;
    }

    private static void AssertDone(IReadOnlyList<JsonNode> lines) =>
        Assert.True(lines.Any(l => l["done"] is not null), string.Join('\n', lines.Select(l => l.ToJsonString())));
}
