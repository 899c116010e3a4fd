using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Isegoria.Bot.Channels;
using Isegoria.Bot.Tests.Line;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Tests.Channels;

/// <summary>Behind a web server that ends TLS; the tests speak to the bot as it would, from the loopback.</summary>
public sealed class KnownProxiesTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_https_the_stream_is_wss_at_the_host_the_citizen_asked_for()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var http = Behind(bot, "203.0.113.1");
        using var visit = await http.PostAsJsonAsync("/c/sample/token", new { }, Now);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Text(await JsonAsync(visit), "token"));
        using var start = await http.PostAsJsonAsync("/v3/directline/conversations", new { locale = "fr" }, Now);

        Assert.StartsWith("wss://town.example/v3/directline/", Text(await JsonAsync(start), "streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_citizen_behind_the_proxy_has_a_limit_of_their_own()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--DirectLine:VisitorTokensPerAddress", "1");
        var statuses = new List<HttpStatusCode>();
        foreach (var citizen in new[] { "203.0.113.1", "203.0.113.1", "203.0.113.2", "198.51.100.9, 203.0.113.2" })
        {
            using var http = Behind(bot, citizen);
            using var visit = await http.PostAsJsonAsync("/c/sample/token", new { }, Now);
            statuses.Add(visit.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.1")]
    [InlineData("10.0.0.5", "203.0.113.1")]
    [InlineData("192.168.7.9", "203.0.113.1")]
    [InlineData("198.51.100.7", "198.51.100.7")]
    public async Task Only_a_known_proxy_is_believed(string asks, string believed)
    {
        var options = KnownProxies.Forwarded(new ProxyOptions { Known = ["10.0.0.5", "192.168.0.0/16"] });
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(asks);
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.1";
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(http);
        Assert.Equal(believed, http.Connection.RemoteIpAddress.ToString());
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_named_at_the_start()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => LiveBot.StartAsync(settled, Now, null, "--Proxies:Known:0", "the proxy"));
        Assert.Contains("'the proxy'", fault.Message, StringComparison.Ordinal);
    }

    private static HttpClient Behind(LiveBot bot, string forwardedFor)
    {
        var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "town.example");
        return http;
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Now))!;

    private static string Text(JsonNode answer, string field) => (string)answer[field]!;
}
