using System.Net;
using Deque.AxeCore.Playwright;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using Isegoria.Bot.Tests.Reviewing;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Isegoria.Bot.Tests.Opinions;

/// <summary>Results as the real host shows them: empty, with ten participants, with two thousand.</summary>
[Trait("Category", "Walk")]
public sealed class ResultsPageTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_are_for_organisers_until_they_are_shown_to_everybody()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var nobody = StaffOnTheWire.Nobody(bot);
        using var organiser = await StaffOnTheWire.EnterAsync(bot, StaffRole.Organiser, "sample", Now);
        using var facilitator = await StaffOnTheWire.EnterAsync(bot, StaffRole.Facilitator, "sample", Now);
        using var other = await StaffOnTheWire.EnterAsync(bot, StaffRole.Organiser, "another", Now);
        Assert.Equal(HttpStatusCode.NotFound, await nobody.GetAsync("/c/sample/results", Now));
        Assert.Equal(HttpStatusCode.NotFound, await nobody.GetAsync("/c/nowhere/results", Now));
        Assert.Equal(HttpStatusCode.Forbidden, await other.GetAsync("/c/sample/results", Now));
        Assert.Equal(HttpStatusCode.Forbidden, await facilitator.GetAsync("/c/sample/results", Now));
        Assert.Equal(HttpStatusCode.OK, await organiser.GetAsync("/c/sample/results", Now));
        Assert.Equal(HttpStatusCode.OK, await facilitator.GetAsync("/console/c/sample/opinions", Now));
        Assert.Equal(HttpStatusCode.Forbidden, await other.GetAsync("/console/c/sample/opinions", Now));

        await ShowAsync(bot, "sample");
        using var shown = await nobody.Http.GetAsync("/c/sample/results?language=fr", Now);
        var page = await shown.Content.ReadAsStringAsync(Now);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("Il n’y a pas encore de vote.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script", string.Join(' ', shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_sound_with_no_one_with_ten_and_with_two_thousand_people()
    {
        var page = await chromium.OpenAsync("en-GB", 1440);
        await using var bot = await LiveBot.StartAsync(settled, Now);
        await ShowAsync(bot, "sample");
        await FillAsync(bot, "ten", 10);
        await FillAsync(bot, "many", 2000);
        foreach (var (slug, groups) in new[] { ("sample", 0), ("ten", 2), ("many", 2) })
        {
            foreach (var (width, language) in new[] { (1440, "en"), (390, "fr") })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync($"{bot.Address}c/{slug}/results?language={language}");
                Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
                Assert.Equal(groups, await page.Locator(".opinion-map text").CountAsync());
                var found = await page.RunAxe();
                Assert.NotEmpty(found.Passes);
                Assert.Empty(found.Violations.Select(v => $"{slug} {width}: {v.Id}\n{string.Join('\n', v.Nodes.Select(n => n.Html))}"));
                Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{slug} scrolls sideways at {width}.");
            }
        }
        await page.GotoAsync($"{bot.Address}c/many/results?language=en");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.tallies .agree, .tallies .disagree')].map(bar => getComputedStyle(bar).fill)).size"));
        await Assertions.Expect(page.Locator("section[aria-labelledby=unites] .statements > li").First).ToContainTextAsync("Statement 0 in English");
        await Assertions.Expect(page.Locator("section[aria-labelledby=divides] .statements > li").First).ToContainTextAsync("Supported most by group");
    }

    [Fact]
    public async Task A_statement_that_nobody_has_admitted_stays_off_the_page()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Opinions:FreshFor", "00:00:00");
        var consultation = Street.Consultation with { Id = new ConsultationId("admitted"), Dialog = "votes", ShowsResults = true, ModeratesBefore = true };
        await bot.Part<IConsultationStore>().SaveAsync(consultation, [.. Enumerable.Range(0, 7).Select(i => new Statement(
            new StatementId($"admitted-{i}"), new Dictionary<string, string> { ["fr"] = $"Déclaration {i}", ["en"] = $"Statement {i}" }))], Now);
        await using (var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now))
        {
            store.Statements.Add(new StatementRow { ConsultationId = "admitted", Id = "waiting", ConversationId = "directline/0", Texts = """{"en":"Hirondelle is to blame."}""", ApprovedAt = DateTimeOffset.UnixEpoch });
            foreach (var person in Enumerable.Range(0, 5))
            {
                foreach (var statement in Enumerable.Range(0, 7).Select(i => $"admitted-{i}").Append("waiting"))
                    store.Votes.Add(new VoteRow { ConversationId = $"directline/{person}", StatementId = statement, ConsultationId = "admitted", Value = 1, At = DateTimeOffset.UnixEpoch.AddSeconds(person) });
            }
            await store.SaveChangesAsync(Now);
        }
        using var http = new HttpClient { BaseAddress = bot.Address };

        var page = await http.GetStringAsync("/c/admitted/results?language=en", Now);

        Assert.Contains("Statement 6", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Hirondelle", page, StringComparison.Ordinal);
        Assert.True(await bot.Part<IModeration>().DecideAsync(consultation.Id, new StatementId("waiting"), Moderation.Accepted, "", Now));
        Assert.Contains("Hirondelle", await AgainAsync(http, "Hirondelle"), StringComparison.Ordinal);
    }

    /// <summary>A picture may be some moments old.</summary>
    private static async Task<string> AgainAsync(HttpClient http, string words)
    {
        var page = "";
        for (var tries = 0; tries < 100 && !page.Contains(words, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50, Now);
            page = await http.GetStringAsync("/c/admitted/results?language=en", Now);
        }
        return page;
    }

    private static async Task ShowAsync(LiveBot bot, string slug)
    {
        var consultations = bot.Part<IConsultationStore>();
        await consultations.SaveAsync((await consultations.FindAsync(new ConsultationId(slug), Now))! with { ShowsResults = true }, null, Now);
    }

    /// <summary>Two camps that agree on statement 0 and on little else.</summary>
    private static async Task FillAsync(LiveBot bot, string slug, int people)
    {
        var consultation = Street.Consultation with { Id = new ConsultationId(slug), Dialog = "votes", ShowsResults = true };
        await bot.Part<IConsultationStore>().SaveAsync(consultation, [.. Enumerable.Range(0, 12).Select(i => new Statement(
            new StatementId($"{slug}-{i}"), new Dictionary<string, string> { ["fr"] = $"Déclaration {i} en français", ["en"] = $"Statement {i} in English" }))], Now);
        await using var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
        var random = new Random(3);
        for (var person = 0; person < people; person++)
        {
            for (var i = 0; i < 12; i++)
            {
                if (random.Next(10) == 0)
                    continue;
                var camp = person % 2 == 0 ? 1 : -1;
                var vote = i == 0 ? 1 : random.Next(8) == 0 ? 0 : i % 2 == 0 ? camp : -camp;
                store.Votes.Add(new VoteRow { ConversationId = $"directline/{slug}-{person}", StatementId = $"{slug}-{i}", ConsultationId = slug, Value = vote, At = DateTimeOffset.UnixEpoch.AddSeconds(person) });
            }
        }
        await store.SaveChangesAsync(Now);
    }
}
