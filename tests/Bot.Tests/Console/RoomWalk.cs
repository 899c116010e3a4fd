using System.Net;
using System.Text.Json.Nodes;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Deliberation.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Console;

/// <summary>A facilitator's browser page, and citizens who come to a room by its code.</summary>
internal static class RoomWalk
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A page signed in over the access link's own page.</summary>
    public static async Task<IPage> StaffAsync(this Chromium chromium, Uri host, string key, string name, int width = 1440)
    {
        var page = await chromium.OpenAsync("en-GB", width, 900);
        await page.GotoAsync($"{host}console/enter?key={key}");
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Live");
        await page.InteractiveAsync();
        return page;
    }

    public static async Task<IPage> FacilitatorAsync(this Chromium chromium, LiveBot bot, string name = "Ana") =>
        await chromium.StaffAsync(bot.Address, await StaffOnTheWire.KeyAsync(bot, StaffRole.Facilitator, "sample", Now), name);

    /// <summary>Opens a session on the sample; answers its code.</summary>
    public static async Task<string> OpenSessionAsync(this IPage page, bool hold = false)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a session" }).ClickAsync();
        var open = page.Locator("fluent-button[type=submit]");
        await Expect(open).ToBeVisibleAsync();
        await page.InteractiveAsync();
        if (hold)
            await page.GetByLabel("Hold flagged replies").CheckAsync();
        await open.ClickAsync();
        await page.WaitForURLAsync("**/live/*");
        await page.InteractiveAsync();
        return string.Concat((await page.Locator(".big").InnerTextAsync()).Where(char.IsAsciiDigit));
    }

    /// <summary>A page is drawn before it answers: only once its socket is open do buttons do anything.</summary>
    public static Task InteractiveAsync(this IPage page) => Expect(page.Locator("[data-ready]")).ToHaveCountAsync(1);

    public static async Task NextStageAsync(this IPage page)
    {
        await page.Button("Next stage").ClickAsync();
        await page.Button("Yes, go to this stage").ClickAsync();
    }

    public static ILocator Button(this IPage page, string name) => page.Locator("fluent-button").Filter(new() { HasTextString = name });

    /// <summary>Comes by the join page, under a name, and has been welcomed.</summary>
    public static async Task<CitizenOnTheWire> JoinAsync(Uri host, string code, string name, string locale = "en")
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host };
        using var joined = await http.PostAsync($"/s/{code}", new FormUrlEncodedContent([new("name", name)]), Now);
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        var ticket = Uri.UnescapeDataString(joined.Headers.Location!.OriginalString.Split("room=")[1]);
        var citizen = new CitizenOnTheWire(host);
        await citizen.ArriveAsync("sample", locale, Now, ticket);
        await citizen.WelcomeAsync(Now);
        return citizen;
    }

    public static bool Says(this JsonNode activity, string text) => ((string?)activity["text"])?.Contains(text, StringComparison.Ordinal) == true;

    public static int Stage(this JsonNode activity) => (int)activity["channelData"]!["isegoria"]!["stage"]!["number"]!;
}
