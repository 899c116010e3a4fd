using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Three tokens a minute from one address.</summary>
public sealed class StingyHost : TestBotHost
{
    protected override Dictionary<string, string?> Settings => new() { ["DirectLine:VisitorTokensPerAddress"] = "3" };
}

public sealed class VisitorTests(TestBotHost host) : IClassFixture<TestBotHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_gets_a_token_with_a_user_of_their_own()
    {
        var (one, two) = (await VisitAsync(), await VisitAsync());
        Assert.NotEqual(Text(one, "conversationId"), Text(two, "conversationId"));
        Assert.Equal(1800, one["expires_in"]!.GetValue<int>());

        var client = new DirectLineClient(host);
        var started = await client.AskAsync(HttpMethod.Post, "/conversations", bearer: Text(one, "token"));
        Assert.Equal(Text(one, "conversationId"), Text(started, "conversationId"));
        var welcome = (await client.AskAsync(HttpMethod.Get, $"/conversations/{Text(one, "conversationId")}/activities", bearer: Text(one, "token")))["activities"]![0]!;
        Assert.StartsWith("Welcome, dl_", welcome.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_night_a_visitor_comes_back_to_the_same_conversation_and_after_a_month_not()
    {
        var evening = await VisitAsync();
        host.Time.Advance(TimeSpan.FromHours(12));
        var morning = await VisitAsync(new { resume = Text(evening, "resume") });
        Assert.Equal(Text(evening, "conversationId"), Text(morning, "conversationId"));
        Assert.NotEqual(Text(evening, "resume"), Text(morning, "resume"));

        var client = new DirectLineClient(host);
        await client.AskAsync(HttpMethod.Post, "/conversations", bearer: Text(morning, "token"));
        Assert.Equal((403, "BadToken"), await client.RefusedAsync(HttpMethod.Post, "/conversations", bearer: Text(morning, "resume")));

        host.Time.Advance(TimeSpan.FromDays(31));
        using var late = await host.Http.PostAsJsonAsync(Address("sample"), new { resume = Text(morning, "resume") }, Cancellation);
        Assert.Equal(403, (int)late.StatusCode);
        Assert.Contains("TokenExpired", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_consultation_is_404()
    {
        using var response = await host.Http.PostAsync(Address("nowhere"), null, Cancellation);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("ConsultationNotFound", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<JsonNode> VisitAsync(object? body = null)
    {
        using var response = await host.Http.PostAsync(Address("sample"), body is null ? null : JsonContent.Create(body), Cancellation);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
    }

    private Uri Address(string slug) => new(host.Address, $"/c/{slug}/token");

    private static string Text(JsonNode answer, string field) => answer[field]!.GetValue<string>();
}

public sealed class VisitorLimitTests(StingyHost host) : IClassFixture<StingyHost>
{
    [Fact]
    public async Task One_address_gets_so_many_tokens_and_then_429_with_the_time_to_wait()
    {
        var address = new Uri(host.Address, "/c/sample/token");
        for (var i = 0; i < 3; i++)
        {
            using var given = await host.Http.PostAsync(address, null, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)given.StatusCode);
        }

        using var refused = await host.Http.PostAsync(address, null, TestContext.Current.CancellationToken);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("TooManyRequests", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are a matter of Unix.");
            return;
        }

        foreach (var file in new[] { "directline.key", "directline.secret" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Data, "keys", file)));
    }
}
