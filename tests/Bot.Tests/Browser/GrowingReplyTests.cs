using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>A reply that is shown while it is made, on the citizen page: seen growing, heard once.</summary>
public sealed class GrowingReplyTests(Chromium chromium, PageHost host) : IClassFixture<Chromium>, IClassFixture<PageHost>
{
    private const string First = "En 2022, 21 000 personnes prenaient le bus chaque jour.";
    private const string Second = "Les billets paient un quart du coût.";

    [Fact]
    public async Task The_answer_grows_in_one_place_and_is_announced_once_when_it_is_done()
    {
        var page = await AskAsync();
        var messages = await page.Locator(".message").CountAsync();

        host.DirectLine.Show(new JsonObject { ["type"] = "typing", ["id"] = "t", ["from"] = new JsonObject { ["id"] = "assistant", ["role"] = "bot" }, ["channelData"] = new JsonObject() });
        await Expect(page.Locator(".notices .only-heard")).ToHaveTextAsync("L’assistant prépare sa réponse…");
        await Expect(page.Locator(".message")).ToHaveCountAsync(messages);

        host.DirectLine.Show(ScriptedAssistant.Growing(1, stream: null));
        var growing = page.Locator(".message[aria-busy=true]");
        await Expect(growing).ToContainTextAsync(First);
        await Expect(growing.Locator(".chip")).ToHaveCountAsync(1);
        await growing.EvaluateAsync("message => message.dataset.same = 'yes'");
        var top = (await growing.BoundingBoxAsync())!.Y;
        await page.AssertAccessibleAsync();

        host.DirectLine.Show(ScriptedAssistant.Growing(2, "grows"));
        await Expect(growing).ToContainTextAsync(Second);
        await Expect(page.Locator(".message")).ToHaveCountAsync(messages + 1);
        Assert.DoesNotContain(await HeardAsync(page), heard => heard.Contains("21 000", StringComparison.Ordinal));

        host.DirectLine.Say(ScriptedAssistant.Grown());
        await Expect(growing).ToHaveCountAsync(0);
        await Expect(page.Locator(".message")).ToHaveCountAsync(messages + 1);
        await Expect(page.Locator(".message[data-same=yes] .chip")).ToHaveCountAsync(2);
        await Expect(page.Locator(".notices .only-heard")).ToHaveCountAsync(0);
        Assert.True((await page.Locator(".message[data-same=yes]").BoundingBoxAsync())!.Y <= top, "The answer moved down while it grew.");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" })).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();

        await page.WaitForFunctionAsync("() => heard.some(words => words.includes('21 000'))");
        await page.WaitForTimeoutAsync(1_000);
        Assert.Single(await HeardAsync(page), heard => heard.Contains("21 000", StringComparison.Ordinal));
        Assert.DoesNotContain(await HeardAsync(page), heard => heard.Contains("saisie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_shown_is_gone_where_another_reply_was_kept()
    {
        var page = await AskAsync();
        var messages = await page.Locator(".message").CountAsync();
        host.DirectLine.Show(ScriptedAssistant.Growing(1, stream: null));
        await Expect(page.Locator(".message[aria-busy=true]")).ToContainTextAsync(First);
        host.DirectLine.Show(ScriptedAssistant.Growing(2, "grows"));
        await Expect(page.Locator(".message[aria-busy=true]")).ToContainTextAsync(Second);

        host.DirectLine.Say(ScriptedAssistant.Grown(withheld: true));

        await Expect(page.Locator(".message").Last).ToContainTextAsync("contrôle de neutralité");
        await Expect(page.Locator(".message")).ToHaveCountAsync(messages + 1);
        await Expect(page.Locator(".transcript")).Not.ToContainTextAsync("21 000");

        await page.ReloadAsync();
        await Expect(page.Locator(".message").Last).ToContainTextAsync("contrôle de neutralité");
        await Expect(page.Locator(".message")).ToHaveCountAsync(messages + 1);
    }

    /// <summary>A citizen who has asked something that is not answered yet. From then on the page remembers what its live region says.</summary>
    private async Task<IPage> AskAsync()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Continuer" })).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            () => {
              window.heard = [];
              const region = document.querySelector('.webchat__live-region-transcript');
              new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(node => heard.push(node.textContent))))
                .observe(region, { childList: true, subtree: true });
            }
            """);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync("slow");
        // The page shows it at once; what the assistant says must come after it on the server, too.
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "POST" && response.Url.EndsWith("/activities", StringComparison.Ordinal));
        await Expect(page.Locator(".message.own").Last).ToHaveTextAsync("slow");
        return page;
    }

    private static async Task<IReadOnlyList<string>> HeardAsync(IPage page) => await page.EvaluateAsync<string[]>("() => heard");

    /// <summary>Once what comes in late has come in: a colour on its way has no contrast yet.</summary>}
}
