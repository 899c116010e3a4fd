using System.Net;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Staff;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>A member of staff at the console, over HTTP, signed in by an access link; or somebody who is not.</summary>
internal sealed class SignedInStaff : IDisposable
{
    private readonly HttpClient _http;

    private SignedInStaff(LiveBot bot) =>
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = bot.Address };

    public CookieContainer Cookies { get; } = new();

    /// <param name="grant">As in "organiser:sample"; none for nobody.</param>
    public static async Task<SignedInStaff> EnterAsync(LiveBot bot, string? grant, CancellationToken cancellation)
    {
        var staff = new SignedInStaff(bot);
        if (grant is null)
            return staff;
        var key = await KeyAsync(bot, grant, cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = key, ["name"] = "Ana" });
        using var entered = await staff._http.PostAsync("/console/enter", form, cancellation);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        return staff;
    }

    public static Task<string> KeyAsync(LiveBot bot, string grant, CancellationToken cancellation) =>
        bot.Part<IAccessLinks>().CreateAsync(StaffGrant.Of(grant)!, bot.Part<TimeProvider>().GetUtcNow().AddHours(1), cancellation);

    public async Task<(HttpStatusCode Status, string? To, string Text)> GetAsync(string path, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(path, cancellation);
        return (response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(cancellation));
    }

    public async Task<HttpStatusCode> PostAsync(string path, CancellationToken cancellation)
    {
        using var response = await _http.PostAsync(path, null, cancellation);
        return response.StatusCode;
    }

    /// <summary>Begins a preview by the form on the consultation's page; answers the status, and the address it leads to.</summary>
    public async Task<(HttpStatusCode Status, string? To)> PreviewAsync(string slug, CancellationToken cancellation)
    {
        var token = Regex.Match((await GetAsync($"/console/c/{slug}/settings", cancellation)).Text, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var response = await _http.PostAsync($"/console/c/{slug}/preview", form, cancellation);
        return (response.StatusCode, response.Headers.Location?.OriginalString);
    }

    public void Dispose() => _http.Dispose();
}
