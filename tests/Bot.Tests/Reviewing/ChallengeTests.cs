using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Reviewing;

/// <summary>A citizen asks why, and objects: over HTTP, with the token of the conversation.</summary>
public sealed class ChallengeTests(SettledData settled)
{
    private const string Question = "Combien coûte l’éclairage des rues la nuit ?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reasons_say_what_a_reply_stands_on_what_was_checked_and_who_wrote_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var turn = await citizen.SayAsync($"J’ai une question : {Question}", Now);
        await citizen.RepliesToAsync(turn, Now);

        var (status, why) = await WhyAsync(bot, citizen.Token, turn);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("quotations", "passed"), ((string?)why["reasons"]!["written"], (string?)why["reasons"]!["outcome"]));
        Assert.NotEmpty(why["reasons"]!["sources"]!.AsArray());
        Assert.StartsWith("/c/sample/document?id=", (string?)why["reasons"]!["sources"]![0]!["url"], StringComparison.Ordinal);
        Assert.True((int)why["reasons"]!["judged"]! > 0);
        Assert.True((bool)why["mayObject"]!);
        Assert.Null(why["objection"]);
    }

    [Fact]
    public async Task An_objection_is_kept_once_it_is_acknowledged_and_only_once()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var turn = await citizen.SayAsync($"J’ai une question : {Question}", Now);
        await citizen.RepliesToAsync(turn, Now);

        Assert.Equal(HttpStatusCode.BadRequest, (await ObjectAsync(bot, citizen.Token, turn, "")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ObjectAsync(bot, citizen.Token, turn, new string('x', 1001))).Status);
        Assert.Equal(HttpStatusCode.Created, (await ObjectAsync(bot, citizen.Token, turn, "Ce chiffre est ancien.")).Status);
        Assert.Equal("Ce chiffre est ancien.", (await bot.Part<IObjections>().FindAsync(new ActivityId(turn), Now))?.Text);
        Assert.Equal(HttpStatusCode.Created, (await ObjectAsync(bot, citizen.Token, turn, "Ce chiffre est ancien.")).Status);
        Assert.Equal((HttpStatusCode.Conflict, "AlreadyObjected"), Refusal(await ObjectAsync(bot, citizen.Token, turn, "Et faux.")));
        Assert.Equal("Ce chiffre est ancien.", (string?)(await WhyAsync(bot, citizen.Token, turn)).Answer["objection"]!["text"]);
        Assert.Equal(1, await bot.Part<IObjections>().WaitingAsync(new ConsultationId("sample"), Now));
    }

    [Fact]
    public async Task Personal_data_is_kept_only_by_the_citizens_own_decision()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var turn = await citizen.SayAsync("J’accepte", Now);
        await citizen.RepliesToAsync(turn, Now);

        var asked = await ObjectAsync(bot, citizen.Token, turn, "Écrivez à marie@exemple.fr pour le vrai chiffre.");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "PersonalData"), Refusal(asked));
        Assert.DoesNotContain("marie@", (string?)asked.Answer["leftOut"], StringComparison.Ordinal);
        Assert.Null(await bot.Part<IObjections>().FindAsync(new ActivityId(turn), Now));
        Assert.Equal(HttpStatusCode.Created, (await ObjectAsync(bot, citizen.Token, turn, (string)asked.Answer["leftOut"]!)).Status);
    }

    [Fact]
    public async Task Without_consent_nothing_is_kept_and_the_citizen_is_told_so()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var turn = await citizen.SayAsync($"J’ai une question : {Question}", Now);
        await citizen.RepliesToAsync(turn, Now);

        Assert.False((bool)(await WhyAsync(bot, citizen.Token, turn)).Answer["mayObject"]!);
        Assert.Equal((HttpStatusCode.Forbidden, "ConsentNeeded"), Refusal(await ObjectAsync(bot, citizen.Token, turn, "Ce chiffre est ancien.")));
        Assert.Null(await bot.Part<IObjections>().FindAsync(new ActivityId(turn), Now));
    }

    [Fact]
    public async Task A_token_opens_the_replies_of_its_own_conversation_alone()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        using var other = await bot.WelcomedAsync(Now);
        var turn = await citizen.SayAsync("J’accepte", Now);
        await citizen.RepliesToAsync(turn, Now);

        Assert.Equal(HttpStatusCode.OK, (await WhyAsync(bot, citizen.Token, turn)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await WhyAsync(bot, other.Token, turn)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await WhyAsync(bot, citizen.Token, "none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await WhyAsync(bot, citizen.Token, turn, "another")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WhyAsync(bot, "", turn)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await WhyAsync(bot, "forged", turn)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ObjectAsync(bot, other.Token, turn, "Non.")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ObjectAsync(bot, "", turn, "Non.")).Status);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_can_still_talk()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--DirectLine:PostsPerConversation", "4");
        using var citizen = await bot.WelcomedAsync(Now);
        var turn = await citizen.SayAsync("J’accepte", Now);
        await citizen.RepliesToAsync(turn, Now);
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await WhyAsync(bot, citizen.Token, turn)).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WhyAsync(bot, citizen.Token, turn)).Status);
        Assert.NotEmpty(await citizen.AskAsync("aide", Now));
    }

    private static (HttpStatusCode, string?) Refusal((HttpStatusCode Status, JsonNode Answer) answer) =>
        (answer.Status, (string?)answer.Answer["error"]?["code"]);

    private static Task<(HttpStatusCode Status, JsonNode Answer)> WhyAsync(LiveBot bot, string token, string turn, string slug = "sample") =>
        SendAsync(bot, token, new HttpRequestMessage(HttpMethod.Get, $"/c/{slug}/why?turn={Uri.EscapeDataString(turn)}"));

    private static Task<(HttpStatusCode Status, JsonNode Answer)> ObjectAsync(LiveBot bot, string token, string turn, string text) =>
        SendAsync(bot, token, new HttpRequestMessage(HttpMethod.Post, "/c/sample/objections") { Content = JsonContent.Create(new { turn, text }) });

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(LiveBot bot, string token, HttpRequestMessage request)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using (request)
        {
            using var response = await http.SendAsync(request, Now);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Now))!);
        }
    }
}
