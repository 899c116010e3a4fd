using System.Net.WebSockets;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Keeps alive often, waits for nobody long, and lets two sockets into a conversation.</summary>
public sealed class ImpatientHost : TestBotHost
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["DirectLine:KeepAlive"] = "00:00:00.300",
        ["DirectLine:SendTimeout"] = "00:00:01",
        ["DirectLine:MostStreamsPerConversation"] = "2",
    };
}

public sealed class StreamLimitTests(ImpatientHost host) : IClassFixture<ImpatientHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silent_stream_carries_empty_frames()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = await client.OpenAsync();
        await socket.UntilAsync(a => a.IsFromBot());
        Assert.Equal("", await socket.FrameAsync());
        Assert.Equal("", await socket.FrameAsync());
    }

    [Fact]
    public async Task One_socket_too_many_closes_the_oldest()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var oldest = await client.OpenAsync();
        await oldest.UntilAsync(a => a.IsFromBot());
        await client.ReconnectAsync("");
        using var second = await client.OpenAsync();
        await client.ReconnectAsync("");
        using var third = await client.OpenAsync();

        var frame = await oldest.FrameAsync();
        while (frame is { Length: 0 })
            frame = await oldest.FrameAsync();
        Assert.Null(frame);
        var id = await client.SayAsync("who is left?");
        await Task.WhenAll(second.UntilAsync(a => a.Id() == id), third.UntilAsync(a => a.Id() == id));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_gets_the_rest_when_it_comes_back()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var lazy = await client.OpenAsync();
        await lazy.UntilAsync(a => a.IsFromBot());
        var id = DirectLineIds.Conversation(client.Conversation);
        var padding = new string('a', 1_000_000);
        for (var i = 0; i < 24; i++) // More than the system's buffers of a connection hold.
            await host.Part<IChannelLog>().AppendAsync(id, $"big-{i}", $$"""{"id":"big-{{i}}","type":"message","from":{"id":"isegoria"},"text":"{{padding}}"}""", Cancellation);
        host.Part<DirectLineStreams>().Notify(id);

        for (var tries = 0; host.Part<DirectLineStreams>().CountOf(id) > 0; tries++)
        {
            Assert.True(tries < 600, "Nobody reads, and the stream is still open after a minute.");
            await Task.Delay(100, Cancellation);
        }

        await Assert.ThrowsAnyAsync<WebSocketException>(() => lazy.UntilAsync(a => a.Id() == "big-23"));

        // As clients do: where a line was cut once more (this one waits for nobody long), on from what has come.
        var watermark = lazy.Watermark;
        for (var tries = 0; tries < 60; tries++)
        {
            await client.ReconnectAsync($"?watermark={watermark}");
            using var again = await client.OpenAsync();
            try
            {
                await again.UntilAsync(a => a.Id() == "big-23");
                Assert.All(again.Frames, frame => Assert.True(frame.Length < 1_100_000, "A frame holds more than one of the big activities."));
                return;
            }
            catch (WebSocketException)
            {
                watermark = again.Watermark ?? watermark;
            }
        }

        Assert.Fail("However often it comes back, it never gets to the end.");
    }

    [Fact]
    public async Task While_the_history_cannot_be_read_polling_hears_of_nothing_new_and_never_of_an_error()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("hello");
        host.Part<BreakableLog>().Broken = true;
        try
        {
            var (activities, watermark) = await client.ReadAsync("1");
            Assert.Empty(activities);
            Assert.Equal("1", watermark);
            Assert.Equal(500, (await client.RefusedAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", client.Message("hello"))).Status);
        }
        finally
        {
            host.Part<BreakableLog>().Broken = false;
        }

        Assert.Equal(id, (await client.ReadAsync("1")).Activities[0].Id());
    }
}
