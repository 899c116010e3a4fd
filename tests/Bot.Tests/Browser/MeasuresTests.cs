using System.Net;
using Isegoria.Bot.Tests.Line;
using Isegoria.Bot.Tests.Reviewing;
using Isegoria.Bot.Tests.Setup;
using Isegoria.Deliberation.Staff;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>Organisers see how their consultation was deliberated, and nothing of one person.</summary>
[Trait("Category", "Walk")]
public sealed class MeasuresTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_measures_by_keyboard_and_few_people_stay_untold()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using (var facilitator = await StaffOnTheWire.EnterAsync(bot, StaffRole.Facilitator, "sample", Now))
            Assert.Equal(HttpStatusCode.Forbidden, await facilitator.GetAsync("/console/c/sample/measures", Now));
        for (var person = 0; person < 5; person++)
        {
            using var citizen = await bot.WelcomedAsync(Now);
            await citizen.AskAsync("J’accepte", Now);
        }

        var page = await chromium.OpenAsync(width: 1440, height: 900);
        await page.GotoAsync($"{bot.Address}console/enter?key={await SignedInStaff.KeyAsync(bot, "organiser:sample", Now)}");
        await page.GetByLabel("Votre nom").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Consultations" })).ToBeVisibleAsync();
        await page.GotoAsync($"{bot.Address}console/c/sample/audit");
        // The page rests once its socket is open; a key pressed before is lost.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Compter de nouveau" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mesures" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mesurer maintenant" })).ToBeEnabledAsync();
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Mesurer maintenant" }).PressAsync("Enter");
        await Expect(page.GetByText("Mesures prêtes.")).ToBeVisibleAsync();
        var equality = page.GetByRole(AriaRole.Region, new() { Name = "Égalité de participation" });
        await Expect(equality.GetByRole(AriaRole.Row, new() { Name = "Messages" })).ToContainTextAsync("0,00");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Changement des positions" })).ToContainTextAsync("Pas encore connu");
        var quality = page.GetByRole(AriaRole.Region, new() { Name = "Qualité de la délibération" });
        await Expect(quality).ToContainTextAsync("estimation par une machine");
        await Expect(quality.GetByRole(AriaRole.Row, new() { Name = "Donne une raison" })).ToContainTextAsync("Pas encore connu");
        await page.AssertAccessibleAsync();
        await page.SetViewportSizeAsync(390, 844);
        await page.AssertAccessibleAsync();
    }
}
