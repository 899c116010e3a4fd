using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

public sealed class KeyboardTests(Chromium chromium, PageHost host) : IClassFixture<Chromium>, IClassFixture<PageHost>
{
    [Theory]
    [InlineData("fr-FR", "Combien de personnes prennent le bus ?", "6 sur 6")]
    [InlineData("en-GB", "How many people take the bus?", "6 of 6")]
    public async Task The_page_is_gone_through_by_keyboard_alone(string locale, string question, string last)
    {
        var page = await chromium.OpenAsync(locale);
        await page.GotoAsync(host.Url);
        var walk = new KeyboardWalk(page, [question]);
        await walk.ToTheCloseAsync();
        Assert.StartsWith(last, walk.Stages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_and_the_reasons_are_reached_by_keyboard()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        var walk = new KeyboardWalk(page, ["Combien de personnes prennent le bus ?"]);
        await walk.ToTheCloseAsync();
        // Web Chat's way: arrows choose a message, Enter goes into it, Tab goes on within it.
        await walk.TabToAsync(page.Locator(".transcript"), backwards: true);
        await Expect(page.GetByText("Entrée : dans le message")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pourquoi cette réponse" }).Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await UpUntilInsideAsync(page, page.Locator(".chip").First);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Budget de la ville");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".chip").Nth(1)).ToBeFocusedAsync();
    }

    private static async Task UpUntilInsideAsync(IPage page, ILocator target)
    {
        for (var message = 0; message < 8; message++)
        {
            await page.Keyboard.PressAsync("ArrowUp");
            await page.Keyboard.PressAsync("Enter");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Escape");
            if (await page.GetByRole(AriaRole.Textbox).EvaluateAsync<bool>("element => element === document.activeElement"))
                await page.Locator(".transcript").FocusAsync();
        }

        Assert.Fail("The arrows and Enter do not lead there.");
    }

    [Fact]
    public async Task The_first_tab_stop_leads_past_the_header()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aller à la conversation" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#chat")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_menu_opens_sends_a_command_and_gives_the_focus_back()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        await menu.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Aide" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Aide");
        await Expect(menu).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Focus_is_drawn_three_pixels_wide_on_everything_that_takes_it()
    {
        var page = await chromium.OpenAsync(width: 1440);
        await page.GotoAsync(host.Url);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        var widths = new List<string>();
        for (var stop = 0; stop < 14; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            widths.Add(await page.EvaluateAsync<string>("""
                () => {
                  const focused = document.activeElement;
                  const drawn = focused.closest('.webchat__send-box__main') ?? focused;
                  return `${focused.tagName} ${focused.className}: ${getComputedStyle(drawn).outlineWidth} ${getComputedStyle(drawn).outlineStyle}`;
                }
                """));
        }

        Assert.True(widths.Count(w => !w.StartsWith("BODY", StringComparison.Ordinal)) > widths.Count / 2, "Focus hardly ever stood on anything.");
        Assert.All(widths.Where(w => !w.StartsWith("BODY", StringComparison.Ordinal)), w => Assert.EndsWith("3px solid", w, StringComparison.Ordinal));
    }
}
