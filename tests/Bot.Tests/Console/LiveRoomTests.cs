using System.Text.RegularExpressions;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Staff;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Console;

/// <summary>A live session in a real browser, with citizens on the real channel.</summary>
[Trait("Category", "Room")]
public sealed class LiveRoomTests(SettledData settled, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Citizens = 30;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_facilitator_and_thirty_citizens_run_an_agenda_to_its_end()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync();
        var citizens = await Task.WhenAll(Enumerable.Range(1, Citizens).Select(i => RoomWalk.JoinAsync(bot.Address, code, $"Lou {i}")));
        await Expect(page.GetByText($"People here: {Citizens}", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(page.Locator("tr.sum .number")).ToHaveTextAsync($"{Citizens}");
        await Task.WhenAll(citizens.Select(async citizen => await citizen.RepliesToAsync(await citizen.SayAsync("I agree", Now), Now)));
        await Expect(page.Locator("tr.sum .number")).ToHaveTextAsync("0");

        await page.Button("Start").ClickAsync();
        await EachAsync(citizens, citizen => citizen.ToldAsync(said => said.Says("The session begins"), Now));
        for (var stage = 2; stage <= 6; stage++)
        {
            await page.NextStageAsync();
            await EachAsync(citizens, citizen => citizen.ToldAsync(said => said.Says("The group goes to the next stage") && said.Stage() == stage, Now));
            await Expect(page.Locator(".state")).ToContainTextAsync($"Stage {stage} of 6");
        }
        await Expect(page.Button("Next stage")).ToHaveCountAsync(0);

        await page.GetByLabel("Text, English").FillAsync("The bus leaves at nine.");
        await page.Button("Send").First.ClickAsync();
        await EachAsync(citizens, citizen => citizen.ToldAsync(said => said.Says("The bus leaves at nine"), Now));

        await page.Button("Close the session").ClickAsync();
        await page.Button("Yes, close it").ClickAsync();
        await EachAsync(citizens, citizen => citizen.ToldAsync(said => said.Says("The session is over"), Now));
        await page.GetByRole(AriaRole.Link, new() { Name = "Live", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Session {code} (Closed)" }).ClickAsync();
        await Expect(page.Locator(".state")).ToContainTextAsync("Closed");
        var actions = (await bot.Part<IAuditLog>().ReadAsync(null, 50, Now)).Select(entry => entry.Action).Reverse();
        Assert.Equal(
            ["sign-in", "session.open", "session.start", .. Enumerable.Repeat("session.advance", 5), "tell.all", "session.close"], actions);
        foreach (var citizen in citizens)
            citizen.Dispose();
    }

    [Theory]
    [InlineData("Send unchanged", "scandaleusement")]
    [InlineData("Send the edited version", "Une version plus neutre")]
    [InlineData("Do not send", "cette réponse n’est pas envoyée")]
    public async Task A_held_reply_waits_for_a_person_who_decides(string decision, string read)
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Slanted, TimeSpan.Zero).Says("Je ne sais pas le dire autrement.");
        await using var bot = await StartAsync(new ScandalClassifier(), "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1");
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync(hold: true);
        using var citizen = await RoomWalk.JoinAsync(bot.Address, code, "Lou", "fr");
        await citizen.AskAsync("J’accepte", Now);
        var notice = await citizen.AskAsync(Told.Question, Now);
        Assert.Contains(notice, text => text.Contains("Une personne de l’équipe relit", StringComparison.Ordinal));

        await Expect(page.Locator("article.held")).ToHaveCountAsync(1);
        await Expect(page.Locator("article.held figure.scores")).ToContainTextAsync("scandaleusement");
        await page.AssertAccessibleAsync();
        await Expect(page.Locator("#held-title + [role=status]")).ToHaveTextAsync("New reply to review. Waiting: 1.");
        await Expect(page.Locator("article.held")).ToContainTextAsync("After that it is not sent.");
        await Expect(page.Button(decision)).ToHaveAttributeAsync("aria-describedby", new Regex("^held-said-[0-9]+ held-until-[0-9]+$"));
        if (decision is "Send the edited version")
        {
            var draft = page.GetByLabel("Message 1 of the reply");
            await page.Button(decision).ClickAsync();
            await Expect(page.Locator(".outcome .danger")).ToContainTextAsync("did not pass the neutrality check");
            await draft.FillAsync("Une version plus neutre.");
            await Expect(page.Button("Send unchanged")).ToHaveAttributeAsync("disabled", "");
        }
        await page.Button(decision).ClickAsync();
        await Expect(page.Locator(".outcome .fine")).ToBeVisibleAsync();

        await citizen.ToldAsync(said => said.Says(read), Now);
        await Expect(page.Locator("article.held")).ToHaveCountAsync(0);
        await Expect(page.Locator("#held-title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_held_reply_that_nobody_decides_about_ends_as_withheld()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Slanted, TimeSpan.Zero).Says("Je ne sais pas le dire autrement.");
        await using var bot = await StartAsync(
            new ScandalClassifier(), "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--Turn:HeldFor", "00:00:00.500");
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync(hold: true);
        using var citizen = await RoomWalk.JoinAsync(bot.Address, code, "Lou", "fr");
        await citizen.AskAsync("J’accepte", Now);
        await citizen.SayAsync(Told.Question, Now);

        await citizen.ToldAsync(said => said.Says("Personne n’a pu relire cette réponse à temps"), Now);
    }

    [Fact]
    public async Task One_button_silences_the_assistant_and_citizens_go_on_talking_to_the_team()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync();
        using var citizen = await RoomWalk.JoinAsync(bot.Address, code, "Lou");
        await citizen.AskAsync("I agree", Now);

        using var stranger = await RoomWalk.JoinAsync(bot.Address, code, "Kim");

        await page.Button("Silence the assistant everywhere").ClickAsync();
        await citizen.ToldAsync(said => said.Says("The team has paused the assistant"), Now);
        Assert.Contains(
            await stranger.AskAsync("Nobody reads this", Now), text => text.Contains("If you have given your consent, your messages are passed on", StringComparison.Ordinal));
        Assert.Equal(["Your message is passed on to the team."], await citizen.AskAsync("I would like to speak to somebody", Now));
        await Expect(page.GetByText("I would like to speak to somebody")).ToBeVisibleAsync();
        await page.GetByLabel("Your answer").FillAsync("We are here.");
        await page.Button("Answer the person").ClickAsync();
        await citizen.ToldAsync(said => said.Says("We are here"), Now);

        await page.Button("Let the assistant reply").ClickAsync();
        await citizen.ToldAsync(said => said.Says("The assistant replies again"), Now);
        Assert.DoesNotContain(await citizen.AskAsync("help", Now), text => text.Contains("passed on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_made_on_an_old_view_is_refused_and_says_who_was_first()
    {
        await using var bot = await StartAsync();
        // Another node of the same consultation, which looks seldom: there Bo does not see at once what Ana does here.
        await using var node = await LiveBot.ContinueAsync(
            bot.Data, Now, services => services.AddSingleton<IBiasClassifier>(new FixedBiasClassifier()), "--Console:Refresh", "00:01:00");
        var ana = await chromium.FacilitatorAsync(bot);
        await ana.OpenSessionAsync();
        var bo = await chromium.FacilitatorAsync(node, "Bo");
        await bo.GotoAsync(new Uri(node.Address, new Uri(ana.Url).AbsolutePath).ToString());
        await bo.InteractiveAsync();
        await Expect(bo.Button("Start")).ToBeVisibleAsync();

        await ana.Button("Start").ClickAsync();
        await Expect(ana.Locator(".state")).ToContainTextAsync("Running");
        await bo.Button("Start").ClickAsync();

        await Expect(bo.Locator(".outcome .danger")).ToContainTextAsync("Ana changed the session meanwhile");
        await Expect(bo.Locator(".state")).ToContainTextAsync("Running");
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Every_page_of_a_session_is_accessible_and_fits(int width)
    {
        await using var bot = await StartAsync();
        var page = await chromium.StaffAsync(bot.Address, await StaffOnTheWire.KeyAsync(bot, StaffRole.Organiser, null, Now), "Ana", width);
        await LookAsync("/console/c/sample/live");
        await LookAsync("/console");
        var code = await page.OpenSessionAsync();
        var session = new Uri(page.Url).AbsolutePath;
        using var citizen = await RoomWalk.JoinAsync(bot.Address, code, "Lou");
        foreach (var path in new[] { session, $"/s/{code}", $"/s/{code}/projector", "/s/000000", "/console/sign-in", "/console/enter?key=gone", "/console/c/sample/live/none" })
            await LookAsync(path);

        async Task LookAsync(string path)
        {
            await page.GotoAsync(new Uri(bot.Address, path).ToString());
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.AssertAccessibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {width} px.");
            if (path is "/console")
                await page.InteractiveAsync();
        }
    }

    [Fact]
    public async Task A_facilitator_starts_a_session_by_keyboard_alone()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        await page.InteractiveAsync();
        await TabToAsync("Open a session");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("fluent-button[type=submit]")).ToBeVisibleAsync();
        await page.InteractiveAsync();
        await TabToAsync("Open the session");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/live/*");
        await page.InteractiveAsync();
        await TabToAsync("Start");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".state")).ToContainTextAsync("Running");

        async Task TabToAsync(string name)
        {
            for (var tabs = 0; tabs < 80; tabs++)
            {
                await page.Keyboard.PressAsync("Tab");
                if ((await page.EvaluateAsync<string>("document.activeElement?.textContent?.trim() ?? ''")).StartsWith(name, StringComparison.Ordinal))
                    return;
            }
            Assert.Fail($"'{name}' is not reached by Tab.");
        }
    }

    private Task<LiveBot> StartAsync(IBiasClassifier? classifier = null, params string[] settings) => LiveBot.StartAsync(
        settled, Now, services => services.AddSingleton(classifier ?? new FixedBiasClassifier()), settings);

    private static Task EachAsync(IEnumerable<CitizenOnTheWire> citizens, Func<CitizenOnTheWire, Task> wait) => Task.WhenAll(citizens.Select(wait));
}
