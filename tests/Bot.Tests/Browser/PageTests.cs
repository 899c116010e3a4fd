using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

public sealed class PageTests(Chromium chromium, PageHost host) : IClassFixture<Chromium>, IClassFixture<PageHost>
{
    [Fact]
    public async Task Nothing_is_requested_from_anywhere_else_and_the_policy_is_kept()
    {
        var page = await chromium.OpenAsync();
        var (addresses, complaints) = Listen(page);
        await GoThroughAsync(page);
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Equal(new Uri(host.Url).Authority, new Uri(address).Authority));
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task Axe_finds_nothing_serious(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(width: width, scheme: scheme);
        await GoThroughAsync(page);
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Source 1" }).First.ClickAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task Nothing_scrolls_sideways(int width)
    {
        var page = await chromium.OpenAsync(width: width);
        await GoThroughAsync(page);
        var wider = await page.EvaluateAsync<string[]>("""
            () => [document.documentElement, ...document.querySelectorAll('body *')]
              .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible')
              .map(e => e.className || e.tagName)
            """);
        Assert.Empty(wider);
    }

    [Fact]
    public async Task Everything_that_is_pressed_is_large_enough_for_a_finger()
    {
        var page = await chromium.OpenAsync(width: 320);
        await GoThroughAsync(page);
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, a[href]')].filter(e => e.checkVisibility() && !e.matches('.skip, .chip'))
              .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.height < 44 || r.width < 44); })
              .map(e => `${e.outerHTML.slice(0, 80)} ${JSON.stringify(e.getBoundingClientRect())}`)
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task The_language_switch_changes_the_page_and_tells_the_assistant()
    {
        var page = await ArriveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByText("We go on in English.").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Free buses in Valmont?" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator(".stage")).ToHaveTextAsync("1 of 6: Welcome");
    }

    [Fact]
    public async Task A_reload_keeps_the_conversation()
    {
        var page = await ArriveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui" }).ClickAsync();
        await Expect(page.GetByText("Posez une question").First).ToBeVisibleAsync();
        var before = host.DirectLine.Conversations.Count;
        await page.ReloadAsync();
        await Expect(page.Locator(".message").First).ToContainTextAsync("Bonjour");
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Oui");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continuer" })).ToBeVisibleAsync();
        Assert.Equal(before, host.DirectLine.Conversations.Count);
    }

    [Fact]
    public async Task A_citation_opens_a_sheet_that_escape_the_button_and_the_back_button_close()
    {
        var page = await chromium.OpenAsync();
        await GoThroughAsync(page);
        var chip = page.Locator(".chip").First;
        var sheet = page.Locator("dialog");
        foreach (var close in new Func<Task>[]
        {
            () => page.Keyboard.PressAsync("Escape"),
            () => sheet.GetByRole(AriaRole.Button, new() { Name = "Fermer" }).ClickAsync(),
            () => page.GoBackAsync(),
        })
        {
            await chip.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(sheet).ToContainTextAsync("Rapport annuel des transports");
            await Expect(sheet.Locator("mark")).ToContainTextAsync("21 000 personnes");
            await close();
            await Expect(sheet).ToHaveCountAsync(0);
            await Expect(chip).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task The_reasons_of_a_reply_name_the_sources_of_all_its_messages()
    {
        var page = await chromium.OpenAsync();
        await GoThroughAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pourquoi cette réponse" }).Last.ClickAsync();
        await Expect(page.Locator("dialog .sources li")).ToHaveCountAsync(2);
        await Expect(page.Locator("dialog")).ToContainTextAsync("turn-2");
    }

    [Fact]
    public async Task A_refusal_is_not_called_the_end()
    {
        var page = await ArriveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Non" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Vous avez choisi de ne pas participer");
    }

    [Fact]
    public async Task After_an_erasure_the_page_shows_nothing_of_what_was_said()
    {
        var page = await ArriveAsync();
        await WriteAsync(page, "Oui, gardez ce mot : hirondelle");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continuer" })).ToBeVisibleAsync();
        await WriteAsync(page, ScriptedAssistant.EraseAll);
        await Expect(page.Locator(".message")).ToHaveCountAsync(1);
        await Expect(page.Locator(".message")).ToHaveTextAsync("Tout est effacé.");
        await Expect(page.Locator(".notice")).ToContainTextAsync("Ce que vous aviez donné est effacé");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("hirondelle");
        Assert.DoesNotContain("hirondelle", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_consultation_is_a_404_with_words()
    {
        var page = await chromium.OpenAsync();
        var response = await page.GotoAsync($"{host.Url}/c/nowhere");
        Assert.Equal(404, response!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Consultation introuvable" })).ToBeVisibleAsync();
    }

    private async Task<IPage> ArriveAsync()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>To the middle of the conversation: a cited answer, a withheld reply, a vote that is open.</summary>
    private async Task GoThroughAsync(IPage page)
    {
        await page.GotoAsync(host.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continuer" })).ToBeVisibleAsync();
        await WriteAsync(page, "Combien de personnes prennent le bus ?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pas d’accord" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await Expect(page.GetByText("<b> reste du texte.").First).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static (List<string> Addresses, List<string> Complaints) Listen(IPage page)
    {
        var (addresses, complaints) = (new List<string>(), new List<string>());
        page.Request += (_, request) => addresses.Add(request.Url);
        page.WebSocket += (_, socket) => addresses.Add(socket.Url);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        return (addresses, complaints);
    }
}
