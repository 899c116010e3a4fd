using System.Net;
using Deque.AxeCore.Playwright;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Console;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Mediation;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>What a group worked out, for everybody to read, and how far it is, for the team.</summary>
[Trait("Category", "Walk")]
public sealed class MediationPagesTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_statement_can_be_traced_and_who_is_left_out_is_said()
    {
        var page = await chromium.OpenAsync("fr-FR", 1440);
        await using var bot = await Caucused.StartAsync(settled);
        var members = await Task.WhenAll(Caucused.Opinions.Select((opinion, at) => Member.ArriveAsync(bot.Address, opinion, shown: at < 2)));
        await Task.WhenAll(members.Select(member => member.OpineAsync()));
        await page.GotoAsync($"{bot.Address}c/sample/results?language=fr");
        await Expect(page.Locator("section.mediation")).ToContainTextAsync("Avis donnés");
        await bot.EndPhaseAsync(CaucusPhase.Opinions);
        await Task.WhenAll(members.Select(member => member.ToldAsync("Quel est votre ordre")));
        await Task.WhenAll(members.Select(member => member.RankAsync(text => text == Caucused.Opinions[1] ? 0 : 1)));
        var facilitator = await chromium.FacilitatorAsync(bot);
        await facilitator.GotoAsync($"{bot.Address}console/c/sample/mediation");
        await Expect(facilitator.Locator("section.mediation")).ToContainTextAsync("Stage: critiques");
        await facilitator.AssertAccessibleAsync();
        await bot.EndPhaseAsync(CaucusPhase.Critiques);
        await Task.WhenAll(members.Select(member => member.ToldAsync("Quel est maintenant votre ordre")));
        await Task.WhenAll(members.Select(member => member.RankAsync(text => text == Caucused.Opinions[1] ? 0 : 1)));
        await Task.WhenAll(members.Select(member => member.ToldAsync("peut-elle parler aussi en votre nom")));
        await Task.WhenAll(members.Select(member => member.Citizen.AskAsync("Oui", Now)));
        await bot.UntilAsync(caucus => !caucus.IsOpen);

        foreach (var (width, language, ranked) in new[] { (1440, "fr", "oui 3, en partie 0, non 0"), (390, "en", "yes 3, in part 0, no 0") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync($"{bot.Address}c/sample/results?language={language}");
            var section = page.Locator("section.mediation");
            await Expect(section.Locator("blockquote").First).ToHaveTextAsync(Caucused.Opinions[1]);
            await Expect(section).ToContainTextAsync(ranked);
            await Expect(section.Locator("ul").First).ToContainTextAsync(Caucused.Opinions[1]);
            await Expect(section).Not.ToContainTextAsync(Caucused.Opinions[2]);
            var found = await page.RunAxe();
            Assert.NotEmpty(found.Passes);
            Assert.Empty(found.Violations.Select(v => $"{width}: {v.Id}\n{string.Join('\n', v.Nodes.Select(n => n.Html))}"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"It scrolls sideways at {width}.");
        }
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var refused = await nobody.GetAsync("/console/c/sample/mediation", Now);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        foreach (var member in members)
            member.Dispose();
    }
}
