using Isegoria.Bot.Tests.Line;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>A citation followed from the conversation into its document, served by the real host.</summary>
[Trait("Category", "Walk")]
public sealed class DocumentTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("fr-FR", 320, ColorScheme.Light, "J’ai une question : combien coûte le remplacement des lampes ?", "Ouvrir le document", "Passage cité")]
    [InlineData("en-GB", 1440, ColorScheme.Dark, "I have a question: how much does replacing the lamps cost?", "Open the document", "Cited passage")]
    public async Task A_citation_is_followed_by_keyboard_to_its_words_in_the_document(
        string locale, int width, ColorScheme scheme, string question, string open, string label)
    {
        await using var bot = await LiveBot.StartAsync(settled, TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync(locale, width, height: 700, scheme);
        var complaints = new List<string>();
        page.Context.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        await page.GotoAsync(bot.Address.ToString());
        await Expect(page.Locator(".answers button").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox).FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".chip").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var quote = await page.Locator("dialog mark").InnerTextAsync();
        await AssertSoundAsync(page);

        var link = page.GetByRole(AriaRole.Link, new() { Name = open });
        await new KeyboardWalk(page, []).TabToAsync(link, backwards: false);
        var document = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("Enter"));

        var mark = document.Locator("mark#cited");
        await Expect(mark).ToBeInViewportAsync();
        Assert.Equal(quote, string.Join('\n', await document.Locator("mark").AllInnerTextsAsync()));
        await Expect(document.GetByRole(AriaRole.Region, new() { Name = label })).ToContainTextAsync(quote.Split('\n')[0]);
        await Expect(document.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
        await AssertSoundAsync(document);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_first_tab_stop_of_a_document_leads_to_the_cited_words_and_the_next_back_to_the_conversation()
    {
        await using var bot = await LiveBot.StartAsync(settled, TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{bot.Address}c/sample/document?id=documents/02-energie-budget-solutions.fr.md&passage=6");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aller au passage cité" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Revenir à la conversation" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("mark#cited")).ToBeFocusedAsync();
        await Expect(page.Locator("mark#cited")).ToBeInViewportAsync();
    }

    private static async Task AssertSoundAsync(IPage page)
    {
        await page.AssertAccessibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "It scrolls sideways.");
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, a[href]')].filter(e => e.checkVisibility() && !e.matches('.skip, .chip'))
              .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height < 44; }).map(e => e.outerHTML)
            """);
        Assert.Empty(small);
    }
}
