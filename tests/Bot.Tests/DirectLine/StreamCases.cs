using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Reading, by polling and on a socket: cases 8, 9 and 14 to 18 of the conformance list.</summary>
public abstract class StreamCases<THost>(THost host) : IClassFixture<THost>
    where THost : DirectLineHost
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);

    [Fact]
    public async Task Case_08_The_watermark_is_a_string_and_replaying_the_last_one_gives_no_duplicates()
    {
        var client = await DirectLineClient.StartedAsync(host);
        await AnsweredAsync(client);
        var (all, watermark) = await client.ReadAsync("");
        Assert.NotEmpty(all);
        Assert.Equal(all.Select(a => a.Id()), (await client.ReadAsync()).Activities.Select(a => a.Id()));

        var (none, same) = await client.ReadAsync(watermark);
        Assert.Empty(none);
        Assert.Equal(watermark, same);

        var id = await client.SayAsync("hello");
        var (news, _) = await client.ReadAsync(watermark);
        Assert.Equal(id, news[0].Id());
        Assert.Empty(news.Select(a => a.Id()).Intersect(all.Select(a => a.Id())));
        Assert.Equal(all[0].Id(), (await client.ReadAsync("undefined")).Activities[0].Id());
    }

    [Fact]
    public async Task Case_09_Polling_leaves_out_typing_and_nobody_sees_conversationUpdate()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = await client.OpenAsync();
        await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", new { type = "typing", from = new { id = client.User } });
        var id = await client.SayAsync("think");
        var seen = await socket.UntilAsync(a => a.Id() == id);
        Assert.DoesNotContain(seen, a => a.Type() is "conversationUpdate" or "trace");
        var (polled, _) = await client.ReadAsync();
        Assert.DoesNotContain(polled, a => a.Type() is "typing" or "conversationUpdate" or "trace");
    }

    [Fact]
    public async Task Case_14_What_is_sent_between_start_and_opening_the_socket_is_delivered()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("before the socket");
        using var socket = await client.OpenAsync();
        var seen = await socket.UntilAsync(a => a.Id() == id);

        // A bot that answers within the start has welcomed before; one that answers afterwards still will.
        if (!seen[0].IsFromBot())
            await socket.UntilAsync(a => a.IsFromBot());
    }

    [Fact]
    public async Task Case_15_Every_frame_that_is_not_empty_has_activities_and_empty_ones_are_ignored()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = await client.OpenAsync();
        await socket.SendAsync("");
        await socket.SendAsync("neither JSON nor anything else");
        var id = await client.SayAsync("still there?");
        await socket.UntilAsync(a => a.Id() == id); // It fails at a frame without the array.

        // The bot may be answering meanwhile: one number for each activity that the socket had not shown.
        var shown = long.Parse(socket.Watermark!, CultureInfo.InvariantCulture);
        var (news, watermark) = await client.ReadAsync(socket.Watermark);
        Assert.Equal(shown + news.Count, long.Parse(watermark, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Case_16_After_a_dropped_socket_only_what_is_newer_than_the_watermark_is_replayed()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var dropped = await client.OpenAsync();
        var seen = await dropped.UntilAsync(a => a.IsFromBot());
        dropped.Abort();
        var id = await client.SayAsync("while you were away");

        await client.ReconnectAsync($"?watermark={dropped.Watermark}");
        using var again = await client.OpenAsync();
        var replayed = await again.UntilAsync(a => a.Id() == id);
        Assert.Empty(replayed.Select(a => a.Id()).Intersect(seen.Select(a => a.Id())));
    }

    [Fact]
    public async Task Case_17_Reconnecting_without_a_watermark_shows_only_what_comes_later()
    {
        var client = await DirectLineClient.StartedAsync(host);
        await AnsweredAsync(client, await client.SayAsync("earlier"));

        await client.ReconnectAsync("");
        using var socket = await client.OpenAsync();
        var id = await client.SayAsync("later on");
        Assert.Equal(id, (await socket.UntilAsync(a => a.Id() == id))[0].Id());
    }

    [Fact]
    public async Task Case_18_Resuming_by_conversation_id_honours_the_clients_watermark()
    {
        var client = await DirectLineClient.StartedAsync(host);
        await AnsweredAsync(client, await client.SayAsync("one"), await client.SayAsync("two"));
        var (all, watermark) = await client.ReadAsync();

        await client.ReconnectAsync("?watermark=1");
        using (var socket = await client.OpenAsync())
            Assert.Equal(all.Skip(1).Select(a => a.Id()), (await socket.UntilAsync(a => a.Id() == all[^1].Id())).Select(a => a.Id()));
        await client.ReconnectAsync("?watermark=");
        using (var socket = await client.OpenAsync())
            Assert.Equal(all.Select(a => a.Id()), (await socket.UntilAsync(a => a.Id() == all[^1].Id())).Select(a => a.Id()));
        await client.ReconnectAsync($"?watermark={watermark}");
        using (var socket = await client.OpenAsync())
            Assert.True(await socket.IsSilentAsync(Silence));
    }

    [Fact]
    public async Task Several_sockets_of_one_conversation_all_see_what_comes()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var one = await client.OpenAsync();
        await client.ReconnectAsync("?watermark=");
        using var two = await client.OpenAsync();
        var id = await client.SayAsync("to all");
        await Task.WhenAll(one.UntilAsync(a => a.Id() == id), two.UntilAsync(a => a.Id() == id));
        await one.CloseAsync();
        var next = await client.SayAsync("to the one left");
        await two.UntilAsync(a => a.Id() == next);
    }

    [Fact]
    public async Task A_closing_client_is_answered_with_a_close()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(client.StreamUrl), TestContext.Current.CancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    /// <summary>Waits until the bot has said all it has to say to the citizen's coming and to each of these messages.</summary>
    private static async Task AnsweredAsync(DirectLineClient client, params string[] messages)
    {
        await client.FindAsync(a => IsLast(a) && !messages.Any(message => Answers(a, message)));
        foreach (var message in messages)
            await client.FindAsync(a => IsLast(a) && Answers(a, message));
    }

    private static bool Answers(JsonNode activity, string message) => activity.Id().StartsWith($"{message}.", StringComparison.Ordinal);

    private static bool IsLast(JsonNode activity) => activity.IsFromBot() && (string?)activity["inputHint"] == "expectingInput";
}
