using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>What the page and its files say of themselves over HTTP.</summary>
public sealed partial class PageFilesTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_script_comes_compressed_and_is_kept_for_long(string encoding)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "webchat", "manifest.json")), "The citizen page was not built (SkipWeb).");
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        var script = Script().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, script);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.InRange(response.Content.Headers.ContentLength ?? 0, 1, 400_000);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/c/sample")]
    [InlineData("/c/nowhere")]
    public async Task Every_page_carries_the_policy(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(path == "/c/nowhere" ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_page_speaks_the_readers_first_language_that_the_consultation_has()
    {
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE, en-GB;q=0.8, fr;q=0.5");
        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_words_of_a_consultation_become_markup()
    {
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        var html = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("/webchat/page-[A-Z0-9]+\\.js")]
    private static partial Regex Script();
}
