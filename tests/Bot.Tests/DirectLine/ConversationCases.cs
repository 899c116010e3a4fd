using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Beginning, sending, ending: cases 4, 5, 10, 11, 12, 19, 20 and 21 of the conformance list.</summary>
public abstract class ConversationCases<THost>(THost host) : IClassFixture<THost>
    where THost : DirectLineHost
{
    [Fact]
    public async Task Case_04_The_first_start_is_201_and_the_same_token_again_200()
    {
        var client = await DirectLineClient.WithTokenAsync(host);
        foreach (var expected in new[] { 201, 200 })
        {
            using var response = await client.SendAsync(HttpMethod.Post, "/conversations", """{"user":{}}""", client.Token);
            Assert.Equal(expected, (int)response.StatusCode);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal(client.Conversation, answer["conversationId"]!.GetValue<string>());
        }

        using var bySecret = await client.SendAsync(HttpMethod.Post, "/conversations", null, host.Secret);
        Assert.Equal(201, (int)bySecret.StatusCode);
        Assert.Equal((400, "BadArgument"), await client.RefusedAsync(HttpMethod.Post, "/conversations", "{not json"));
    }

    [Fact]
    public async Task Case_05_Start_and_reconnect_carry_a_token_and_a_stream_address()
    {
        var client = await DirectLineClient.WithTokenAsync(host);
        foreach (var answer in new[] { await client.StartAsync(), await client.ReconnectAsync("?watermark=") })
        {
            Assert.NotEmpty(answer["token"]!.GetValue<string>());
            Assert.Equal(1800, answer["expires_in"]!.GetValue<int>());
            var url = new Uri(answer["streamUrl"]!.GetValue<string>());
            Assert.Equal($"ws://{host.Address.Authority}", url.GetLeftPart(UriPartial.Authority));
            Assert.Equal($"/v3/directline/conversations/{client.Conversation}/stream", url.AbsolutePath);
        }
    }

    [Fact]
    public async Task Case_10_A_message_is_answered_with_its_id_once_it_is_taken_and_a_repeated_one_is_taken_once()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("hello", "attempt");
        var (activities, _) = await client.ReadAsync();
        Assert.Contains(activities, a => a.Id() == id);

        Assert.Equal(id, await client.SayAsync("hello", "attempt"));
        Assert.NotEqual(id, await client.SayAsync("hello", "another"));
        (activities, _) = await client.ReadAsync();
        Assert.Single(activities, a => a.Id() == id);
    }

    [Fact]
    public async Task Case_11_The_echo_carries_an_id_and_the_clients_own_mark()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("hello", "my-own-mark");
        var echo = await client.FindAsync(a => a.Id() == id);
        Assert.Equal("my-own-mark", echo["channelData"]!["clientActivityID"]!.GetValue<string>());
        Assert.Equal("directline", echo["channelId"]!.GetValue<string>());
        Assert.EndsWith("Z", echo["timestamp"]!.GetValue<string>().Replace("+00:00", "Z", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_12_The_tokens_user_overrides_a_forged_author()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var forged = new { type = "message", text = "hello", from = new { id = "dl_somebody_else", role = "bot" } };
        var answer = await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", forged);
        var echo = await client.FindAsync(a => a.Id() == answer["id"]!.GetValue<string>());
        Assert.Equal(client.User, echo["from"]!["id"]!.GetValue<string>());
        Assert.Equal("user", echo["from"]!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task Case_19_Files_are_refused_politely_and_their_names_are_never_paths()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var path = $"/conversations/{client.Conversation}/upload?userId={client.User}";
        using var form = new MultipartFormDataContent
        {
            { Part("""{"type":"message"}""", "application/vnd.microsoft.activity"), "activity", "blob" },
            { Part("content", "text/plain"), "file", "../../../../tmp/isegoria-escaped.txt" },
        };
        Assert.Equal((415, "FilesNotAccepted"), await client.RefusedAsync(HttpMethod.Post, path, form));

        using var raw = Part("content", "image/png");
        raw.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "../../../../tmp/isegoria-escaped.txt" };
        Assert.Equal((415, "FilesNotAccepted"), await client.RefusedAsync(HttpMethod.Post, path, raw));

        var inline = new { type = "message", from = new { id = client.User }, attachments = new[] { new { contentType = "image/png", contentUrl = "data:image/png;base64,AAAA" } } };
        Assert.Equal((415, "FilesNotAccepted"), await client.RefusedAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", inline));
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "isegoria-escaped.txt")));
        Assert.DoesNotContain((await client.ReadAsync()).Activities, a => !a.IsFromBot());
    }

    [Theory]
    [InlineData("imBack", """{"type":"message","text":"the value","textFormat":"plain"}""")]
    [InlineData("postBack", """{"type":"message","text":"the value","channelData":{"postBack":true}}""")]
    [InlineData("messageBack", """{"type":"message","text":"for the bot","value":{"a":[1,2.5]},"channelData":{"messageBack":{"displayText":"for the eye"}}}""")]
    public async Task Case_20_What_a_button_sends_arrives_as_it_was_sent(string button, string json)
    {
        var client = await DirectLineClient.StartedAsync(host);
        var sent = JsonNode.Parse(json)!;
        sent["from"] = new JsonObject { ["id"] = client.User };
        sent["channelData"] ??= new JsonObject();
        sent["channelData"]!["clientActivityID"] = button;
        var id = (await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", sent.ToJsonString()))["id"]!.GetValue<string>();

        var echo = await client.FindAsync(a => a.Id() == id);
        Assert.Equal(sent["channelData"]!.ToJsonString(), echo["channelData"]?.ToJsonString());

        // The product takes words from before the consent out of the history as soon as it has answered them.
        if ((string?)echo["text"] == "…")
            return;
        Assert.Equal((string?)sent["text"], (string?)echo["text"]);
        Assert.Equal(sent["value"]?.ToJsonString(), echo["value"]?.ToJsonString());
    }

    [Fact]
    public async Task Case_21_After_endOfConversation_nothing_is_sent_and_the_history_is_still_read()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var id = await client.SayAsync("hello");
        var path = $"/conversations/{client.Conversation}/activities";
        var end = new { type = "endOfConversation", from = new { id = client.User } };
        await client.AskAsync(HttpMethod.Post, path, end);
        await client.AskAsync(HttpMethod.Post, path, end);

        Assert.Equal((400, "ConversationEnded"), await client.RefusedAsync(HttpMethod.Post, path, client.Message("one more thing")));
        var (activities, _) = await client.ReadAsync();
        Assert.Single(activities, a => a.Type() == "endOfConversation");

        // Found by its id: the product takes words from before the consent out of the history once it has answered them.
        Assert.Contains(activities, a => a.Id() == id);
    }

    [Theory]
    [InlineData("{", "BadArgument")]
    [InlineData("[]", "BadArgument")]
    [InlineData("""{"text":"no type","from":{"id":"dl_x"}}""", "BadArgument")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"dl_x"}]}""", "BadArgument")]
    [InlineData("""{"type":"invoke","name":"x","from":{"id":"dl_x"}}""", "BadArgument")]
    [InlineData("""{"type":"future/type","from":{"id":"dl_x"}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"hello","deliveryMode":"expectReplies"}""", "BadArgument")]
    public async Task What_is_not_an_activity_of_a_client_is_400(string json, string code)
    {
        var client = await DirectLineClient.StartedAsync(host);
        Assert.Equal((400, code), await client.RefusedAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", json));
    }

    [Fact]
    public async Task A_text_of_4000_characters_is_taken_a_longer_one_and_a_huge_body_are_refused()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var path = $"/conversations/{client.Conversation}/activities";
        await client.SayAsync(new string('a', 4000));
        Assert.Equal((400, "BadArgument"), await client.RefusedAsync(HttpMethod.Post, path, client.Message(new string('a', 4001))));
        Assert.Equal((413, "MessageSizeTooBig"), await client.RefusedAsync(HttpMethod.Post, path, new { type = "event", value = new string('a', 262_144) }));
    }

    [Theory]
    [InlineData("""{"type":"event","name":"secret","value":{"secret":1},"entities":[{"type":"secret"}],"unknown":"secret"}""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"secret"}],"text":"secret"}""")]
    [InlineData("""{"type":"endOfConversation","text":"secret","value":"secret"}""")]
    public async Task What_enters_no_turn_is_kept_with_the_clients_mark_and_nothing_its_author_wrote(string json)
    {
        var client = await DirectLineClient.StartedAsync(host);
        var sent = JsonNode.Parse(json)!;
        sent["from"] = new JsonObject { ["id"] = client.User, ["name"] = "secret" };
        sent["channelData"] = new JsonObject { ["clientActivityID"] = "mark", ["note"] = "secret" };
        var id = (await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", sent.ToJsonString()))["id"]!.GetValue<string>();

        var kept = await client.FindAsync(a => a.Id() == id);
        Assert.Equal((string?)sent["type"], kept.Type());
        Assert.Equal("""{"clientActivityID":"mark"}""", kept["channelData"]!.ToJsonString());
        Assert.DoesNotContain("secret", kept.ToJsonString(), StringComparison.Ordinal);
    }

    private static StringContent Part(string content, string type) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
