using System.Text.Json.Nodes;
using Isegoria.Bot.Channels.DirectLine;
using Microsoft.Bot.Schema;

namespace Isegoria.Bot.Tests.DirectLine;

public sealed class AccessWithTheTestBot(TestBotHost host) : AccessCases<TestBotHost>(host);

public sealed class ConversationWithTheTestBot(TestBotHost host) : ConversationCases<TestBotHost>(host);

public sealed class StreamWithTheTestBot(TestBotHost host) : StreamCases<TestBotHost>(host);

/// <summary>What can be seen only from the bot's side, or needs a bot that fails or thinks aloud.</summary>
public sealed class TheTestBotsSide(TestBotHost host) : IClassFixture<TestBotHost>
{
    [Fact]
    public async Task Case_02_Generating_a_token_does_not_contact_the_bot()
    {
        var client = await DirectLineClient.WithTokenAsync(host);
        Assert.Empty(host.Bot.Received(client.Conversation));
    }

    [Fact]
    public async Task Case_09_Typing_reaches_an_open_socket_before_the_message_and_is_not_kept()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = await client.OpenAsync();
        await socket.UntilAsync(a => a.IsFromBot());
        await client.SayAsync("think");
        var seen = await socket.UntilAsync(a => a.Text() == "You said: think");
        var types = seen.Select(a => a.Type()).ToList();
        Assert.Contains("typing", types);
        Assert.DoesNotContain("trace", types);
        Assert.DoesNotContain((await client.ReadAsync()).Activities, a => a.Type() == "typing");
    }

    [Fact]
    public async Task Case_10_A_failing_bot_is_502_BotRejectedActivity_and_the_repeated_message_is_taken()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var path = $"/conversations/{client.Conversation}/activities";
        host.Bot.Broken = true;
        try
        {
            Assert.Equal((502, "BotRejectedActivity"), await client.RefusedAsync(HttpMethod.Post, path, client.Message("hello", "again")));
            Assert.DoesNotContain((await client.ReadAsync()).Activities, a => a.Text() == "hello");
        }
        finally
        {
            host.Bot.Broken = false;
        }

        await client.SayAsync("hello", "again");
        Assert.Single((await client.ReadAsync()).Activities, a => a.Text() == "hello");
    }

    [Fact]
    public async Task Case_21_The_bot_too_can_end_the_conversation()
    {
        var client = await DirectLineClient.StartedAsync(host);
        await client.SayAsync("bye");
        Assert.Equal(
            (400, "ConversationEnded"),
            await client.RefusedAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", client.Message("wait")));
    }

    [Fact]
    public async Task Case_23_The_bot_hears_of_itself_and_of_the_user_the_token_names()
    {
        var named = await DirectLineClient.StartedAsync(host);
        await named.StartAsync();
        Assert.Equal(["isegoria", named.User], Joined(named.Conversation));
        Assert.All(host.Bot.Received(named.Conversation), a => Assert.Equal("en-GB", a.Locale));

        var answer = await named.AskAsync(HttpMethod.Post, "/conversations", bearer: host.Secret);
        Assert.Equal(["isegoria"], Joined(answer["conversationId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Case_23_A_bot_that_fails_at_the_start_is_told_again_when_the_client_comes_back()
    {
        var client = await DirectLineClient.WithTokenAsync(host);
        host.Bot.Broken = true;
        try
        {
            await client.StartAsync();
        }
        finally
        {
            host.Bot.Broken = false;
        }

        await client.ReconnectAsync("?watermark=");
        Assert.Equal($"Welcome, {client.User}.", Assert.Single((await client.ReadAsync()).Activities).Text());
    }

    [Fact]
    public async Task An_activity_carries_all_that_a_channel_sets()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("hello");
        var received = host.Bot.Received(client.Conversation).Single(a => a.Type == ActivityTypes.Message);
        Assert.Equal(id, received.Id);
        Assert.Equal((DirectLineIds.Channel, DirectLineIds.ServiceUrl), (received.ChannelId, received.ServiceUrl));
        Assert.Equal((client.User, "isegoria"), (received.From.Id, received.Recipient.Id));
        Assert.NotNull(received.Timestamp);
    }

    [Fact]
    public async Task A_reply_sent_twice_after_the_turn_is_shown_once()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using var socket = await client.OpenAsync();
        await client.SayAsync("later");
        await socket.UntilAsync(a => a.Text() == "As I said, later.");
        await client.SayAsync("and now?");
        Assert.DoesNotContain(await socket.UntilAsync(a => a.Text() == "You said: and now?"), a => a.Text() == "As I said, later.");
    }

    [Fact]
    public async Task An_event_reaches_the_bot_once_and_enters_the_history()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var click = new { type = "event", name = "webchat:activity-status/feedback", from = new { id = client.User }, channelData = new { clientActivityID = "click" } };
        for (var i = 0; i < 2; i++)
            await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", click);
        Assert.Single((await client.ReadAsync()).Activities, a => a.Type() == "event");
        Assert.Single(host.Bot.Received(client.Conversation), a => a.Type == ActivityTypes.Event);
    }

    [Fact]
    public async Task A_message_without_its_words_keeps_what_the_channel_says_and_the_clients_mark()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("my secret opinion", "mark");
        var received = host.Bot.Received(client.Conversation).Single(a => a.Id == id);
        received.Value = received.From.Name = received.Summary = "secret too";

        var left = JsonNode.Parse(DirectLineJson.Write(DirectLineStamp.WithoutWords(received)))!;
        Assert.DoesNotContain("secret", left.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((id, client.User), (left.Id(), left["from"]!["id"]!.GetValue<string>()));
        Assert.Equal("mark", left["channelData"]!["clientActivityID"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_server_does_not_know_of_a_message_is_kept_as_it_came()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var sent = JsonNode.Parse("""
            {"type":"message","text":"hello","name":"x","unknown":{"$type":"System.Object, mscorlib","$ref":"1","at":"2026-01-02T03:04:05.600+02:00","n":[1,1.0,true,null]},
             "entities":[{"type":"new","deep":{"a":"b"}}],"value":"2026-01-02T03:04:05Z"}
            """)!;
        sent["from"] = new JsonObject { ["id"] = client.User };
        var id = (await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", sent.ToJsonString()))["id"]!.GetValue<string>();
        var kept = await client.FindAsync(a => a.Id() == id);
        foreach (var field in new[] { "type", "name", "unknown", "entities", "value" })
            Assert.Equal(sent[field]!.ToJsonString(), kept[field]?.ToJsonString());
    }

    private List<string> Joined(string conversation) =>
        [.. host.Bot.Received(conversation).Where(a => a.Type == ActivityTypes.ConversationUpdate).SelectMany(a => a.MembersAdded).Select(m => m.Id)];
}
