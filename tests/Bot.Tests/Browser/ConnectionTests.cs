using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>Networks that go, servers that do not answer: what the citizen reads, and what becomes of what they wrote.</summary>
public sealed class ConnectionTests(Chromium chromium, PageHost host) : IClassFixture<Chromium>, IClassFixture<PageHost>
{
    [Fact]
    public async Task What_is_written_offline_is_kept_and_sent_on_return()
    {
        var page = await ArriveAsync();
        await WriteInTheTunnelAsync(page);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Je suis dans un tunnel");
        await Expect(page.Locator(".held")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Messages_that_overtake_one_another_are_put_right()
    {
        host.DirectLine.Reversed = true;
        try
        {
            var page = await ArriveAsync();
            await Expect(page.Locator(".message").First).ToContainTextAsync("Bonjour");
            await Expect(page.Locator(".message").Last).ToContainTextAsync("Acceptez-vous");
        }
        finally
        {
            host.DirectLine.Reversed = false;
        }
    }

    [Fact]
    public async Task What_is_written_offline_outlives_the_page()
    {
        var page = await ArriveAsync();
        await WriteInTheTunnelAsync(page);
        await page.CloseAsync();
        await page.Context.SetOfflineAsync(false);
        page = await page.Context.NewPageAsync();
        await page.GotoAsync(host.Url);
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Je suis dans un tunnel");
    }

    [Fact]
    public async Task A_message_the_server_does_not_take_is_kept_and_sent_again_as_the_same()
    {
        var page = await ArriveAsync();
        await WriteToNoOneAsync(page, "Une phrase pour plus tard");
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Une phrase pour plus tard");
        await Expect(Kept(page)).ToHaveCountAsync(0);
        await Expect(page.Locator(".message.own")).ToHaveCountAsync(1);
        AssertPostedAgainAsTheSame();
    }

    [Fact]
    public async Task A_message_the_server_does_not_take_outlives_a_reload()
    {
        var page = await ArriveAsync();
        await WriteToNoOneAsync(page, "Une phrase avant de recharger", reload: true);
        await Expect(page.Locator(".message.own")).ToHaveTextAsync("Une phrase avant de recharger");
        await Expect(Kept(page)).ToHaveCountAsync(0);
        AssertPostedAgainAsTheSame();
    }

    [Fact]
    public async Task Of_two_pages_only_one_sends_what_was_kept()
    {
        var page = await ArriveAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(host.Url);
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        await WriteInTheTunnelAsync(page);
        await Expect(other.Locator(".held")).ToContainTextAsync("Je suis dans un tunnel");
        host.DirectLine.Posted.Clear();
        await page.Context.SetOfflineAsync(false);
        foreach (var each in new[] { page, other })
        {
            await Expect(each.Locator(".message.own")).ToHaveTextAsync("Je suis dans un tunnel");
            await Expect(each.Locator(".held")).ToHaveCountAsync(0);
        }

        Assert.Single(host.DirectLine.Posted);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_and_can_be_tried_again()
    {
        var page = await chromium.OpenAsync();
        host.DirectLine.Down = true;
        try
        {
            await page.GotoAsync(host.Url);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("La conversation ne s’ouvre pas");
        }
        finally
        {
            host.DirectLine.Down = false;
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();
        await Expect(page.Locator(".message").First).ToContainTextAsync("Bonjour");
    }

    private static ILocator Kept(IPage page) => page.GetByText("Gardé ici, pas encore envoyé");

    private async Task WriteToNoOneAsync(IPage page, string text, bool reload = false)
    {
        host.DirectLine.Posted.Clear();
        host.DirectLine.Refusing = true;
        try
        {
            await WriteAsync(page, text);
            await Expect(Kept(page)).ToBeVisibleAsync();
            if (!reload)
                return;
            await page.ReloadAsync();
            await Expect(page.Locator(".held")).ToContainTextAsync(text);
        }
        finally
        {
            host.DirectLine.Refusing = false;
        }
    }

    private void AssertPostedAgainAsTheSame()
    {
        Assert.True(host.DirectLine.Posted.Count > 1);
        Assert.Single(host.DirectLine.Posted.Distinct());
    }

    private async Task<IPage> ArriveAsync()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(host.Url);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Oui" })).ToBeVisibleAsync();
        return page;
    }

    private static async Task WriteInTheTunnelAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("Pas de connexion")).ToBeVisibleAsync();
        await WriteAsync(page, "Je suis dans un tunnel");
        await Expect(page.Locator(".held")).ToContainTextAsync("Je suis dans un tunnel");
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Votre message" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
