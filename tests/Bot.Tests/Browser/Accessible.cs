using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

internal static class Accessible
{
    /// <summary>
    /// axe finds nothing serious on the page as it stands once it rests: movements over and, in the console, its socket open,
    /// which takes the title away for a moment and puts it back.
    /// </summary>
    /// <param name="where">Names the place where the address does not.</param>
    public static async Task AssertAccessibleAsync(this IPage page, string? where = null)
    {
        await Expect(page.Locator(".columns:not([data-ready])")).ToHaveCountAsync(0);
        await Expect(page).ToHaveTitleAsync(new Regex(@"\S"));
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished))");
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation =>
            $"{where ?? page.Url}: {violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => node.Html))}"));
    }
}
