namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Three activities a minute in one conversation.</summary>
public sealed class CurtHost : TestBotHost
{
    protected override Dictionary<string, string?> Settings => new() { ["DirectLine:PostsPerConversation"] = "3" };
}

public sealed class PostLimitTests(CurtHost host) : IClassFixture<CurtHost>
{
    [Fact]
    public async Task A_conversation_takes_so_many_messages_and_then_429_with_the_time_to_wait_and_is_read_all_the_same()
    {
        var client = await DirectLineClient.StartedAsync(host);
        for (var i = 0; i < 3; i++)
            await client.SayAsync($"message {i}");

        using var refused = await client.SendAsync(
            HttpMethod.Post, $"/conversations/{client.Conversation}/activities", client.Message("one too many"), client.Token);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("TooManyRequests", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        for (var i = 0; i < 10; i++)
            Assert.DoesNotContain((await client.ReadAsync()).Activities, a => a.Text() == "one too many");
    }

    [Fact]
    public async Task One_conversation_never_uses_up_what_another_may_send()
    {
        var (mine, other) = (await DirectLineClient.StartedAsync(host), await DirectLineClient.StartedAsync(host));
        for (var i = 0; i < 4; i++)
            Assert.Equal((403, "Forbidden"), await other.RefusedAsync(HttpMethod.Post, $"/conversations/{mine.Conversation}/activities", other.Message("x")));
        await mine.SayAsync("still heard");
        await other.SayAsync("and this one");
    }
}
