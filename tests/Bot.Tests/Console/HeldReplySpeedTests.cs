using System.Globalization;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;
using Told = Isegoria.Bot.Tests.Line.Told;

namespace Isegoria.Bot.Tests.Console;

/// <summary>How soon a held reply stands on a facilitator's page: written down, not judged, as it depends on the machine.</summary>
[Trait("Category", "Room")]
public sealed class HeldReplySpeedTests(SettledData settled, Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Replies = 10;

    /// <summary>The page's own clock, which is this machine's, at the moment a held reply is first in the document.</summary>
    private const string Watch = """
        () => {
          window.shown = {};
          new MutationObserver(() => document.querySelectorAll('article.held').forEach(one => window.shown[one.querySelector('textarea').id] ??= Date.now()))
            .observe(document.body, { childList: true, subtree: true });
        }
        """;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_reply_is_shown_without_waiting_for_the_next_round()
    {
        await using var model = await ScriptedModel.StartAsync();
        // With rounds an hour apart, only the signal from the keeping can bring it to the page.
        await using var bot = await LiveBot.StartAsync(
            settled, Now, services => services.AddSingleton<IBiasClassifier>(new ScandalClassifier()),
            "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--Console:Refresh", "00:01:00");
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync(hold: true);
        await page.EvaluateAsync(Watch);
        var citizens = new List<CitizenOnTheWire>();
        for (var i = 1; i <= Replies; i++)
        {
            var citizen = await RoomWalk.JoinAsync(bot.Address, code, $"Lou {i}", "fr");
            citizens.Add(citizen);
            await citizen.AskAsync("J’accepte", Now);
            foreach (var _ in Enumerable.Range(0, i - 1)) // So that each held turn has a number, and its card an id, of its own.
                await citizen.AskAsync("aide", Now);
            model.Writes(Told.Slanted, TimeSpan.Zero).Says("Je ne sais pas le dire autrement.");
            await citizen.AskAsync(Told.Question, Now);
            await Expect(page.Locator("article.held")).ToHaveCountAsync(i);
        }

        var shown = await page.EvaluateAsync<Dictionary<string, double>>("() => window.shown");
        var kept = new Dictionary<string, double>();
        foreach (var reply in await bot.Part<IHeldReplies>().WaitingAsync(new ConsultationId("sample"), Now))
            kept[$"draft-{(await bot.Part<ITurnJournal>().FindAsync(reply.Reply, Now))!.Number}-0"] = reply.HeldAt.ToUnixTimeMilliseconds();
        var took = kept.Select(one => shown[one.Key] - one.Value).Order().ToList();
        Assert.Equal(Replies, took.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From the decision to hold a reply to the facilitator's page: median {took[Replies / 2]:0} ms, most {took[^1]:0} ms, of {Replies}."));
        citizens.ForEach(citizen => citizen.Dispose());
    }
}
