using System.Net;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Reviewing;

/// <summary>A member of staff who came in by an access link, over plain HTTP; or nobody.</summary>
internal sealed class StaffOnTheWire : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    private StaffOnTheWire(Uri address) => Http = new HttpClient(_handler) { BaseAddress = address };

    public HttpClient Http { get; }

    public static StaffOnTheWire Nobody(LiveBot bot) => new(bot.Address);

    public static async Task<StaffOnTheWire> EnterAsync(LiveBot bot, StaffRole role, string? slug, CancellationToken cancellation)
    {
        var staff = new StaffOnTheWire(bot.Address);
        var key = await KeyAsync(bot, role, slug, cancellation);
        using var form = new FormUrlEncodedContent([new("key", key), new("name", "Ana")]);
        using var entered = await staff.Http.PostAsync("/console/enter", form, cancellation);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return staff;
    }

    public static Task<string> KeyAsync(LiveBot bot, StaffRole role, string? slug, CancellationToken cancellation) =>
        bot.Part<IAccessLinks>().CreateAsync(
            new StaffGrant(role, slug is null ? null : new ConsultationId(slug)), bot.Part<TimeProvider>().GetUtcNow().AddHours(1), cancellation);

    public async Task<HttpStatusCode> GetAsync(string path, CancellationToken cancellation)
    {
        using var response = await Http.GetAsync(path, cancellation);
        return response.StatusCode;
    }

    public void Dispose() => Http.Dispose();
}
