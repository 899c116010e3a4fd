using System.Net;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Console;

/// <summary>A member of staff at the console over HTTP, with a cookie jar.</summary>
internal sealed class StaffOnTheWire : IDisposable
{
    private readonly HttpClient _http;

    public StaffOnTheWire(Uri server)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public CookieContainer Cookies { get; }

    /// <summary>A key for a link, from the host's own store.</summary>
    public static Task<string> KeyAsync(LiveBot bot, StaffRole role, string? consultation, CancellationToken cancellation) => bot.Part<IAccessLinks>().CreateAsync(
        new StaffGrant(role, consultation is null ? null : new ConsultationId(consultation)), DateTimeOffset.MaxValue, cancellation);

    public static async Task<StaffOnTheWire> SignedInAsync(LiveBot bot, StaffRole role, string? consultation, CancellationToken cancellation, string name = "Ana")
    {
        var staff = new StaffOnTheWire(bot.Address);
        using var entered = await staff.EnterAsync(await KeyAsync(bot, role, consultation, cancellation), name, cancellation);
        Assert.Equal("/console", entered.Headers.Location?.OriginalString);
        return staff;
    }

    public Task<HttpResponseMessage> EnterAsync(string key, string name, CancellationToken cancellation) =>
        _http.PostAsync("/console/enter", new FormUrlEncodedContent([new("key", key), new("name", name)]), cancellation);

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation) => _http.GetAsync(path, cancellation);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content, CancellationToken cancellation) => _http.PostAsync(path, content, cancellation);

    public void Dispose() => _http.Dispose();
}
