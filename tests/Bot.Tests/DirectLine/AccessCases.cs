using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Who may enter: cases 1, 2, 3, 6, 7, 13 and 22 of the conformance list.</summary>
public abstract class AccessCases<THost>(THost host) : IClassFixture<THost>
    where THost : DirectLineHost
{
    private const string Trusted = "https://town.example";
    private const string Untrusted = "https://elsewhere.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_01_Missing_credentials_are_401_wrong_ones_403_and_expired_ones_403_TokenExpired()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var path = $"/conversations/{client.Conversation}/activities";
        foreach (var header in new[] { "", "Basic abc", "Bearer undefined", "Bearer " })
            Assert.Equal((401, "MissingToken"), await RefusedAsync(header));

        foreach (var token in new[] { "nonsense", Unsigned(client.Token), client.Token[..^4] + "AAAA", host.Secret + "x" })
            Assert.Equal((403, "BadToken"), await RefusedAsync(token));

        host.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((403, "TokenExpired"), await RefusedAsync(client.Token));

        Task<(int, string)> RefusedAsync(string bearer) => client.RefusedAsync(HttpMethod.Get, path, bearer: bearer);
    }

    [Fact]
    public async Task Case_02_A_generated_token_begins_nothing_and_its_user_begins_with_dl()
    {
        var client = await DirectLineClient.WithTokenAsync(host);
        Assert.Equal((404, "ConversationNotFound"), await client.RefusedAsync(HttpMethod.Get, $"/conversations/{client.Conversation}"));
        Assert.Equal((404, "ConversationNotFound"), await client.RefusedAsync(HttpMethod.Get, $"/conversations/{client.Conversation}/activities"));

        Assert.Equal(
            (400, "BadArgument"),
            await client.RefusedAsync(HttpMethod.Post, "/tokens/generate", new { user = new { id = "alice" } }, bearer: host.Secret));
        Assert.Equal((403, "Forbidden"), await client.RefusedAsync(HttpMethod.Post, "/tokens/generate"));
        Assert.Equal(1800, (await client.AskAsync(HttpMethod.Post, "/tokens/generate", bearer: host.Secret))["expires_in"]!.GetValue<int>());
    }

    [Fact]
    public async Task Case_03_A_refreshed_token_is_for_the_same_conversation_user_and_origins()
    {
        var client = await DirectLineClient.WithTokenAsync(host, Trusted);
        var refreshed = await client.AskAsync(HttpMethod.Post, "/tokens/refresh");
        var token = refreshed["token"]!.GetValue<string>();
        Assert.Equal(client.Conversation, refreshed["conversationId"]!.GetValue<string>());
        Assert.Equal(Claims(client.Token, "user", "conv", "origins"), Claims(token, "user", "conv", "origins"));
        Assert.Contains(client.User, Claims(token, "user"), StringComparison.Ordinal);
        Assert.Equal((403, "Forbidden"), await client.RefusedAsync(HttpMethod.Post, "/tokens/refresh", bearer: host.Secret));

        host.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((403, "TokenExpired"), await client.RefusedAsync(HttpMethod.Post, "/tokens/refresh"));
    }

    [Fact]
    public async Task Case_06_A_token_of_one_conversation_is_refused_in_another_and_an_unknown_one_is_404()
    {
        var mine = await DirectLineClient.StartedAsync(host);
        var other = await DirectLineClient.StartedAsync(host);
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Post, "/upload") })
        {
            var body = method == HttpMethod.Post ? mine.Message("hello") : null;
            Assert.Equal((403, "Forbidden"), await mine.RefusedAsync(method, $"/conversations/{other.Conversation}{path}", body));
            Assert.Equal((404, "ConversationNotFound"), await mine.RefusedAsync(method, $"/conversations/nowhere{path}", body, host.Secret));
        }

        Assert.Equal((404, "NotFound"), await mine.RefusedAsync(HttpMethod.Get, "/nothing/here"));
    }

    [Fact]
    public async Task Case_07_An_untrusted_origin_is_rejected_at_the_WebSocket_upgrade_too()
    {
        var client = await DirectLineClient.WithTokenAsync(host, Trusted);
        Assert.Equal((403, "UntrustedOrigin"), await client.RefusedAsync(HttpMethod.Post, "/conversations", origin: Untrusted));
        await client.StartAsync();
        var path = $"/conversations/{client.Conversation}/activities";
        Assert.Equal((403, "UntrustedOrigin"), await client.RefusedAsync(HttpMethod.Get, path, origin: Untrusted));
        using var read = await client.SendAsync(HttpMethod.Get, path, null, client.Token, Trusted);
        Assert.True(read.IsSuccessStatusCode);

        Assert.Equal(403, await DirectLineClient.UpgradeRefusedAsync(client.StreamUrl, Untrusted));
        using var socket = await DirectLineSocket.OpenAsync(client.StreamUrl, Trusted);
        await socket.UntilAsync(a => a.IsFromBot());
    }

    [Fact]
    public async Task Case_13_A_stream_address_needs_no_header_and_works_once_for_a_minute_in_its_own_conversation()
    {
        var client = await DirectLineClient.StartedAsync(host);
        using (var socket = await client.OpenAsync())
            await socket.UntilAsync(a => a.IsFromBot());
        Assert.Equal(403, await DirectLineClient.UpgradeRefusedAsync(client.StreamUrl));

        var other = await DirectLineClient.StartedAsync(host);
        var foreign = other.StreamUrl.Replace(other.Conversation, client.Conversation, StringComparison.Ordinal);
        Assert.Equal(403, await DirectLineClient.UpgradeRefusedAsync(foreign));
        Assert.Equal(403, await DirectLineClient.UpgradeRefusedAsync($"{client.StreamUrl.Split("&t=")[0]}&t={client.Token}"));

        host.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(403, await DirectLineClient.UpgradeRefusedAsync(other.StreamUrl));
    }

    [Fact]
    public async Task Case_22_Browsers_elsewhere_may_ask_and_the_session_id_is_given_with_credentials()
    {
        var client = await DirectLineClient.StartedAsync(host);
        Assert.Equal("*", await PreflightAsync("/conversations", "POST", "Access-Control-Allow-Origin"));
        var headers = (await PreflightAsync("/conversations", "POST", "Access-Control-Allow-Headers")).ToLowerInvariant();
        Assert.All(["authorization", "content-type", "x-ms-bot-agent"], header => Assert.Contains(header, headers, StringComparison.Ordinal));

        Assert.Equal(Trusted, await PreflightAsync("/session/getsessionid", "GET", "Access-Control-Allow-Origin"));
        Assert.Equal("true", await PreflightAsync("/session/getsessionid", "GET", "Access-Control-Allow-Credentials"));
        using var session = await client.SendAsync(HttpMethod.Get, "/session/getsessionid", null, client.Token, Trusted);
        Assert.Equal(Trusted, Header(session.Headers, "Access-Control-Allow-Origin"));
        using var refused = await client.SendAsync(HttpMethod.Post, "/conversations", null, "", Trusted);
        Assert.Equal("*", Header(refused.Headers, "Access-Control-Allow-Origin"));
    }

    private async Task<string> PreflightAsync(string path, string method, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, host.DirectLine(path));
        request.Headers.Add("Origin", Trusted);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        using var response = await host.Http.SendAsync(request, Cancellation);
        return Header(response.Headers, header);
    }

    private static string Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    private static string Claims(string token, params string[] names)
    {
        var payload = System.Text.Json.Nodes.JsonNode.Parse(Base64UrlTextEncoder.Decode(token.Split('.')[1]))!;
        return string.Join('|', names.Select(name => payload[name]?.ToJsonString()));
    }

    private static string Unsigned(string token) =>
        $"{Base64UrlTextEncoder.Encode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""))}.{token.Split('.')[1]}.";
}
