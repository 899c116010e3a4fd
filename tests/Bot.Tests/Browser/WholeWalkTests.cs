using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>The first slice, end to end: the real program, the real page, the sample consultation, from welcome to close.</summary>
[Trait("Category", "Walk")]
public sealed class WholeWalkTests(Chromium chromium, IsegoriaHost host) : IClassFixture<Chromium>, IClassFixture<IsegoriaHost>
{
    private readonly List<string> _looked = [];

    [Theory]
    [InlineData("fr-FR", "Combien coûte l’éclairage des rues la nuit ?", "La sécurité des personnes qui rentrent tard compte le plus.", "6 sur 6")]
    [InlineData("en-GB", "How much does street lighting at night cost?", "The safety of people who come home late matters most.", "6 of 6")]
    public async Task A_citizen_goes_from_welcome_to_close_by_keyboard_alone(string locale, string question, string reason, string last)
    {
        var page = await chromium.OpenAsync(locale);
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => { if (!request.Url.StartsWith(host.Url, StringComparison.Ordinal)) elsewhere.Add(request.Url); };
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        await page.GotoAsync(host.Url);
        var walk = new KeyboardWalk(page, [question, reason]);
        await walk.ToTheCloseAsync(() => LookOnTheWayAsync(page));
        Assert.StartsWith(last, walk.Stages[^1], StringComparison.Ordinal);
        Assert.Equal(6, walk.Stages.Count);
        await AssertAccessibleAsync(page, "close");
        Assert.Equal(["welcome", "midway", "source", "close"], _looked);
        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
    }

    /// <summary>At the welcome, then where an answer with a source stands above suggested answers, then in that source's sheet.</summary>
    private async Task LookOnTheWayAsync(IPage page)
    {
        if (_looked.Count == 0)
            await AssertAccessibleAsync(page, "welcome");
        if (_looked.Count > 1 || await page.Locator(".chip").CountAsync() == 0 || await page.Locator(".answers button").CountAsync() == 0)
            return;
        await AssertAccessibleAsync(page, "midway");
        await page.Locator(".chip").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog[open] mark")).ToBeVisibleAsync();
        await AssertAccessibleAsync(page, "source");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Textbox).FocusAsync();
    }

    private async Task AssertAccessibleAsync(IPage page, string where)
    {
        _looked.Add(where);
        await page.AssertAccessibleAsync(where);
    }
}
