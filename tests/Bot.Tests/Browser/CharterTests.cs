using Deque.AxeCore.Playwright;
using Isegoria.Bot.Tests.Line;
using Isegoria.Bot.Tests.Setup;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>How a consultation stands to the charter: what anybody reads of it, and what organisers do.</summary>
[Trait("Category", "Walk")]
public sealed class CharterTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_the_charter_from_the_notice_and_an_organiser_sees_the_turns_behind_a_finding()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, change: null, "--Charter:CountedFor", "00:00:00.001");
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);

        var page = await chromium.OpenAsync("fr-FR", 320, height: 700, ColorScheme.Light);
        await page.GotoAsync($"{bot.Address}c/sample");
        await page.Locator("button.ai").ClickAsync();
        var charter = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Lire la charte que suit ce programme" }).ClickAsync());
        await Expect(charter.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(charter.GetByRole(AriaRole.Region, new() { Name = "Finalité" })).ToContainTextAsync("Respecté");
        await Expect(charter.GetByRole(AriaRole.Region, new() { Name = "Vie privée" })).ToContainTextAsync("Non respecté");
        await Expect(charter.GetByText("Trop peu de personnes")).ToBeVisibleAsync();
        await AssertSoundAsync(charter);

        var english = await chromium.OpenAsync("en-GB", 1440, height: 900, ColorScheme.Dark);
        await english.GotoAsync($"{bot.Address}c/sample/charter");
        await Expect(english.GetByRole(AriaRole.Region, new() { Name = "Representativeness" })).ToContainTextAsync("what is not gathered cannot be compared");
        await AssertSoundAsync(english);

        var console = await chromium.OpenAsync(width: 1440, height: 900);
        await console.GotoAsync($"{bot.Address}console/enter?key={await SignedInStaff.KeyAsync(bot, "organiser:sample", Now)}");
        await console.GetByLabel("Votre nom").FillAsync("Ana");
        await console.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Link, new() { Name = "Consultations" })).ToBeVisibleAsync();
        await console.GotoAsync($"{bot.Address}console/c/sample/audit");
        await Expect(console.GetByRole(AriaRole.Region, new() { Name = "Vie privée" })).ToContainTextAsync("100");
        await Expect(console.GetByRole(AriaRole.Link, new() { Name = "Charte" })).ToBeVisibleAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "Compter de nouveau" })).ToBeEnabledAsync();
        await AssertSoundAsync(console);
    }

    private static async Task AssertSoundAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}\n{string.Join('\n', v.Nodes.Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "It scrolls sideways.");
    }
}
