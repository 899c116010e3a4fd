using System.Net;
using System.Net.Http.Headers;
using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests;

public sealed class MetricsPageTests(SettledData settled)
{
    private const string Key = "0123456789abcdef";
    private const string Words = "La chouette hulule au pont Mirabeau";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_holds_the_key_reads_what_the_line_does_and_nobodys_words()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Metrics:Key", Key);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        await citizen.AskAsync(Words, Now);

        var (status, text) = await AskAsync(bot, Key);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("isegoria_turns_total{kind=\"arrived\",verdict=\"passed\"} 1", text, StringComparison.Ordinal);
        Assert.Contains("isegoria_turns_total{kind=\"said\",verdict=\"passed\"} 2", text, StringComparison.Ordinal);
        Assert.Contains("isegoria_reply_seconds_count{kind=\"said\"} 2", text, StringComparison.Ordinal);
        Assert.Contains("isegoria_step_seconds_count{step=\"gate\"} 3", text, StringComparison.Ordinal);
        Assert.Contains("\nisegoria_messages_unanswered 0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nisegoria_replies_unsent 0\n", text, StringComparison.Ordinal);
        Assert.Contains("microsoft_aspnetcore_hosting_http_server_request_duration_count", text, StringComparison.Ordinal);
        Assert.DoesNotContain("chouette", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(citizen.Conversation, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_told()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Metrics:Key", Key);
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await AskAsync(bot, null));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await AskAsync(bot, "another key that is long"));

        await using var silent = await LiveBot.StartAsync(settled, Now);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(silent, Key)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(LiveBot bot, string? key)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.GetAsync(new Uri("/metrics", UriKind.Relative), Now);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Now));
    }
}
