using System.Globalization;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Console;

/// <summary>What a facilitator's own acts come to, each said where it was done.</summary>
[Trait("Category", "Room")]
public sealed class DeskInTheRoomTests(SettledData settled, Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wish_to_talk_to_a_person_is_seen_and_can_be_closed_without_an_answer()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        var code = await page.OpenSessionAsync();
        await Expect(page).ToHaveTitleAsync($"Session {code} · Street lighting at night in Rivemont · Isegoria");
        using var citizen = await RoomWalk.JoinAsync(bot.Address, code, "Lou");
        await citizen.AskAsync("I agree", Now);
        await citizen.AskAsync("a person", Now);

        await Expect(page.GetByText("This person asks to talk to somebody of the team.")).ToBeVisibleAsync();
        await page.Button("Answer the person").ClickAsync();
        await Expect(page.Locator("article.item .outcome .danger")).ToContainTextAsync("Nothing was sent: the text is empty.");
        await page.AssertAccessibleAsync();
        await page.Button("Close without an answer").ClickAsync();
        await Expect(page.Locator("article.item")).ToHaveCountAsync(0);
        await Expect(page.Locator("#questions-title")).ToBeFocusedAsync();
        Assert.Empty(await bot.Part<IOpenQuestions>().ListAsync(Sample, closed: false, Now));
        Assert.Contains(await bot.Part<IAuditLog>().ReadAsync(Sample, 50, Now), entry => entry.Action == "question.close");
    }

    [Fact]
    public async Task Every_question_is_shown_up_to_a_hundred_and_a_list_that_is_cut_says_so()
    {
        await using var bot = await StartAsync();
        await using (var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now))
        {
            for (var i = 1; i <= 101; i++)
                store.Requests.Add(new RequestRow { ConsultationId = "sample", ConversationId = "directline/none", Text = $"Question {i}?", At = DateTimeOffset.UnixEpoch.AddSeconds(i) });
            await store.SaveChangesAsync(Now);
        }
        var page = await chromium.FacilitatorAsync(bot);
        await page.OpenSessionAsync();

        await Expect(page.Locator("article.item")).ToHaveCountAsync(100);
        await Expect(page.Locator("article.item .quoted").Nth(20)).ToHaveTextAsync("“Question 21?”");
        await Expect(page.GetByText("100 of 101 questions shown, the oldest first.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_written_to_citizens_is_said_to_be_sent_beside_the_button_and_nothing_is_not_sent()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        await page.OpenSessionAsync();
        var card = page.Locator("section[aria-labelledby=tell-title]");
        await card.Locator("fluent-button").ClickAsync();
        await Expect(card.Locator(".danger")).ToContainTextAsync("Nothing was sent: the text is empty.");
        await page.GetByLabel("Text, English").FillAsync("The bus leaves at nine.");
        await card.Locator("fluent-button").ClickAsync();
        await Expect(card.Locator(".fine")).ToContainTextAsync("Message sent.");
    }

    [Fact]
    public async Task The_group_stays_where_it_is_until_the_move_is_confirmed()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        await page.OpenSessionAsync();
        await page.Button("Start").ClickAsync();
        await page.Button("Next stage").ClickAsync();
        await Expect(page.Locator(".confirm")).ToContainTextAsync("There is no going back.");
        await page.AssertAccessibleAsync();
        await page.Button("Stay here").ClickAsync();
        await Expect(page.Locator(".confirm")).ToHaveCountAsync(0);
        await Expect(page.Locator(".state")).ToContainTextAsync("Stage 1 of");
        await page.NextStageAsync();
        await Expect(page.Locator(".state")).ToContainTextAsync("Stage 2 of");
        await page.Button("Close the session").ClickAsync();
        await page.Button("No, keep it open").ClickAsync();
        await Expect(page.Locator(".confirm")).ToHaveCountAsync(0);
        await Expect(page.Locator(".state")).ToContainTextAsync("Running");
    }

    [Fact]
    public async Task Who_opens_a_session_on_a_shut_consultation_is_told()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        await Expect(page.Locator("[data-openness=open]")).ToHaveTextAsync("Open");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a session" }).ClickAsync();
        await Expect(page.Locator("fluent-button[type=submit]")).ToBeVisibleAsync();
        await Expect(page.Locator("main .notice")).ToHaveCountAsync(0);

        var consultations = bot.Part<IConsultationStore>();
        await consultations.SaveAsync((await consultations.FindAsync(Sample, Now))! with { AwaitsOpening = true }, null, Now);
        await page.ReloadAsync();
        await Expect(page.Locator("main .notice")).ToContainTextAsync("This consultation is not open: nobody will be able to take part.");
        await Expect(page.Locator("[data-openness=before]")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_statement_that_waits_is_seen_from_the_room_and_is_not_refused_without_a_reason()
    {
        await using var bot = await StartAsync();
        var page = await chromium.FacilitatorAsync(bot);
        await page.OpenSessionAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Statements to review: 0" })).ToBeVisibleAsync();
        await AddAsync("first");
        await page.GetByRole(AriaRole.Link, new() { Name = "Statements to review: 1" }).ClickAsync();
        await page.InteractiveAsync();
        await AddAsync("second");
        await Expect(page.Locator("#moderation-title")).ToHaveTextAsync("Statements to review: 2");

        var refuse = page.GetByRole(AriaRole.Button, new() { Name = "Do not admit the statement: Text of first" });
        await refuse.ClickAsync();
        await Expect(page.Locator("li .outcome .danger")).ToContainTextAsync("Nothing was changed: write the reason.");
        await page.AssertAccessibleAsync();
        await page.Locator("#reason-first").FillAsync("It names a person.");
        await refuse.ClickAsync();
        await Expect(page.Locator("#moderation-title")).ToHaveTextAsync("Statements to review: 1");
        await Expect(page.Locator("#moderation-title")).ToBeFocusedAsync();
        await Expect(page.GetByText("Not admitted. Reason: It names a person.")).ToBeVisibleAsync();

        async Task AddAsync(string id)
        {
            await using var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
            store.Statements.Add(new StatementRow { ConsultationId = "sample", Id = id, ConversationId = "directline/none", Texts = $$"""{"en":"Text of {{id}}"}""", ApprovedAt = DateTimeOffset.UnixEpoch });
            await store.SaveChangesAsync(Now);
        }
    }

    [Fact]
    public async Task A_lost_server_is_said_in_the_page_s_language_and_what_was_typed_stays_until_the_person_goes_on()
    {
        IPage page;
        string data, code;
        Uri address;
        await using (var bot = await StartAsync())
        {
            (data, address) = (bot.Data, bot.Address);
            page = await chromium.FacilitatorAsync(bot);
            code = await page.OpenSessionAsync();
            await page.GetByLabel("Text, English").FillAsync("Half a sentence");
            await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        }
        await Expect(page.GetByText("Connection lost. What was confirmed is kept. Trying again.")).ToBeVisibleAsync();

        await using var again = await LiveBot.ContinueAsync(
            data, Now, services => services.AddSingleton<IBiasClassifier>(new FixedBiasClassifier()), "--urls", address.ToString());
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Try again" });
        await Expect(button).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await Expect(page.GetByLabel("Text, English")).ToHaveValueAsync("Half a sentence");
        // As Blazor does where an attempt to connect breaks off between its two requests.
        await page.EvaluateAsync("() => document.getElementById('blazor-error-ui').style.display = 'block'");
        await button.ClickAsync();
        await page.InteractiveAsync();
        await Expect(page.GetByLabel("Text, English")).ToHaveValueAsync("");
        await Expect(page).ToHaveTitleAsync(string.Create(CultureInfo.InvariantCulture, $"Session {code} · Street lighting at night in Rivemont · Isegoria"));
    }

    private static ConsultationId Sample { get; } = new("sample");

    private Task<LiveBot> StartAsync() =>
        LiveBot.StartAsync(settled, Now, services => services.AddSingleton<IBiasClassifier>(new FixedBiasClassifier()));
}
