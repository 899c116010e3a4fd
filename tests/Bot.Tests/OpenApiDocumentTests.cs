using System.Text.Json;
using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests;

public sealed class OpenApiDocumentTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_programs_may_call_is_described_with_who_may_call_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var http = new HttpClient { BaseAddress = bot.Address };

        using var document = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", Now));

        Assert.Equal("Isegoria", document.RootElement.GetProperty("info").GetProperty("title").GetString());
        var paths = document.RootElement.GetProperty("paths");
        foreach (var (path, verb) in new[] { ("/v1/chat/completions", "post"), ("/v3/directline/conversations", "post"), ("/c/{slug}/token", "post"), ("/api/messages", "post"), ("/metrics", "get") })
            Assert.Contains("Call", paths.GetProperty(path).GetProperty(verb).GetProperty("summary").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Name.StartsWith("/console", StringComparison.Ordinal));
    }
}
