using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Tests.DirectLine;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isegoria.Bot.Tests.Channels;

/// <summary>The other way in: activities at /api/messages through the SDK's CloudAdapter, replies through the Connector.</summary>
public sealed class BotFrameworkTests(SettledData settled)
{
    private static readonly string[] Emulator = ["--Channels:EmulatorWithoutCredentials", "true", "--Outbox:Round", "00:00:00.100", "--Outbox:FirstPause", "00:00:00.050"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_app_id_the_door_is_closed_and_says_how_to_open_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var answer = await PostAsync(bot, Activity("a1", "Bonjour", new Uri("http://127.0.0.1:9")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("MicrosoftAppId", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_app_id_a_caller_without_a_token_is_refused()
    {
        await using var bot = await LiveBot.StartAsync(
            settled, Now, null, "--MicrosoftAppId", "00000000-0000-0000-0000-000000000001", "--MicrosoftAppPassword", "x");
        using var answer = await PostAsync(bot, Activity("a1", "Bonjour", new Uri("http://127.0.0.1:9")));
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task The_same_line_answers_through_the_Connector_and_a_redelivery_changes_nothing()
    {
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(settled, Now, null, Emulator);

        using (var taken = await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
            Assert.True(taken.IsSuccessStatusCode, $"{taken.StatusCode}");
        var welcome = await channel.UntilAsync(IsLast, Now);
        Assert.Contains(welcome, a => ((string?)a["text"])?.Contains("Rivemont", StringComparison.Ordinal) == true);
        Assert.All(welcome, a => Assert.Equal("a1", (string?)a["replyToId"]));

        using (await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
        using (await PostAsync(bot, Activity("a2", "J’accepte", channel.Address)))
            await channel.UntilAsync(a => (string?)a["replyToId"] == "a2" && IsLast(a), Now);
        Assert.Equal(welcome.Count, channel.Taken.Count(a => (string?)a["replyToId"] == "a1"));
    }

    [Fact]
    public async Task A_reply_the_channel_refuses_is_sent_again_in_order()
    {
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(settled, Now, null, Emulator);
        channel.Refuse(3);
        using (await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
        using (await PostAsync(bot, Activity("a2", "aide", channel.Address)))
            await channel.UntilAsync(a => (string?)a["replyToId"] == "a2" && IsLast(a), Now);

        var order = channel.Taken.Select(a => (string?)a["replyToId"]).Distinct();
        Assert.Equal(["a1", "a2"], order);
    }

    [Fact]
    public async Task What_is_no_activity_is_400_in_JSON_and_quoted_in_no_log()
    {
        var heard = new HeardLog();
        await using var bot = await LiveBot.StartAsync(settled, Now, services => services.AddSingleton<ILoggerProvider>(heard), Emulator);
        using var http = new HttpClient { BaseAddress = bot.Address };
        string[] bodies =
        [
            """{"type":"message","text":"secret""",
            """{"type":"message","timestamp":"secret"}""",
            """{"type":"message","membersAdded":"secret"}""",
            """{"text":"secret"}""",
            "secret",
            "",
        ];
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("/api/messages", content, Now);
            Assert.Equal((body, HttpStatusCode.BadRequest, "BadArgument"), (body, answer.StatusCode, await CodeAsync(answer)));
        }

        Assert.DoesNotContain(heard.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_is_500_in_JSON_logged_without_its_message_and_the_redelivery_is_taken()
    {
        var heard = new HeardLog();
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(
            settled,
            Now,
            services => services.AddSingleton<ILoggerProvider>(heard)
                .AddSingleton<BreakableLog>(p => new BreakableLog(ActivatorUtilities.CreateInstance<ChannelLog>(p)))
                .AddSingleton<IChannelLog>(p => p.GetRequiredService<BreakableLog>()),
            Emulator);
        bot.Part<BreakableLog>().Broken = true;
        using (var failed = await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
            Assert.Equal((HttpStatusCode.InternalServerError, "ServerError"), (failed.StatusCode, await CodeAsync(failed)));
        Assert.Contains(heard.Lines, line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(heard.Lines, line => line.Contains("The history is broken", StringComparison.Ordinal));

        bot.Part<BreakableLog>().Broken = false;
        using (var taken = await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
            Assert.True(taken.IsSuccessStatusCode, $"{taken.StatusCode}");
        await channel.UntilAsync(a => (string?)a["replyToId"] == "a1" && IsLast(a), Now);
    }

    [Fact]
    public async Task A_group_is_not_answered_and_the_log_says_why()
    {
        var heard = new HeardLog();
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(settled, Now, services => services.AddSingleton<ILoggerProvider>(heard), Emulator);
        using (var ignored = await PostAsync(bot, Activity("g1", "Bonjour", channel.Address, isGroup: true)))
            Assert.True(ignored.IsSuccessStatusCode, $"{ignored.StatusCode}");
        using (await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
            await channel.UntilAsync(a => (string?)a["replyToId"] == "a1" && IsLast(a), Now);

        Assert.DoesNotContain(channel.Taken, a => (string?)a["replyToId"] == "g1");
        Assert.Single(heard.Lines, line => line.Contains("groups are not answered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer")]
    [InlineData("Basic dTpw")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIn0.")]
    public async Task A_token_that_is_none_is_refused_and_is_no_fault(string credentials)
    {
        await using var bot = await LiveBot.StartAsync(
            settled, Now, null, "--MicrosoftAppId", "00000000-0000-0000-0000-000000000001", "--MicrosoftAppPassword", "x");
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", credentials);
        using var answer = await http.PostAsJsonAsync("/api/messages", Activity("a1", "Bonjour", new Uri("http://127.0.0.1:9")), Now);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task Replies_in_the_answer_itself_are_refused_and_nothing_is_stored()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, Emulator);
        var activity = JsonSerializer.SerializeToNode(Activity("a1", "Bonjour", new Uri("http://127.0.0.1:9")))!;
        activity["deliveryMode"] = "expectReplies";
        using var answer = await PostAsync(bot, activity);
        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Null(await bot.Part<ITurnJournal>().FindAsync(new ActivityId("emulator/c1/a1"), Now));
    }

    [Fact]
    public async Task Azures_own_Direct_Line_is_answered_through_its_Connector()
    {
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(settled, Now, null, Emulator);
        var activity = JsonSerializer.SerializeToNode(Activity("a1", "Bonjour", channel.Address))!;
        activity["channelId"] = "directline";
        using (await PostAsync(bot, activity))
            await channel.UntilAsync(a => (string?)a["replyToId"] == "a1" && IsLast(a), Now);
    }

    [Fact]
    public async Task Who_writes_again_is_answered_however_long_the_channel_was_to_be_left_alone()
    {
        await using var channel = await ListeningConnector.StartAsync(Now);
        await using var bot = await LiveBot.StartAsync(
            settled, Now, null, [.. Emulator.SkipLast(2), "--Outbox:FirstPause", "01:00:00"]);
        channel.Refuse(1);
        using (await PostAsync(bot, Activity("a1", "Bonjour", channel.Address)))
            await channel.RefusedAsync(Now);
        using (await PostAsync(bot, Activity("a2", "aide", channel.Address)))
            await channel.UntilAsync(a => (string?)a["replyToId"] == "a2" && IsLast(a), Now);
        Assert.Equal(["a1", "a2"], channel.Taken.Select(a => (string?)a["replyToId"]).Distinct());
    }

    private static bool IsLast(JsonNode activity) => (string?)activity["inputHint"] == "expectingInput";

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Now))!["error"]!["code"];

    private static object Activity(string id, string text, Uri channel, bool isGroup = false) => new
    {
        type = "message",
        id,
        text,
        locale = "fr-FR",
        channelId = "emulator",
        serviceUrl = channel.ToString().TrimEnd('/'),
        from = new { id = "u1", role = "user" },
        recipient = new { id = "isegoria", role = "bot" },
        conversation = new { id = isGroup ? "g1" : "c1", isGroup },
    };

    private static async Task<HttpResponseMessage> PostAsync(LiveBot bot, object activity)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        return await http.PostAsJsonAsync("/api/messages", activity, Now);
    }
}
