using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Reviewing;

/// <summary>The console's review and the citizen's challenge in a real browser, before the real host.</summary>
[Trait("Category", "Walk")]
public sealed class ReviewWalkTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private const string Before = "Cette dépense scandaleuse coûte 24 000 euros par an.";
    private const string After = "Cette dépense coûte 24 000 euros par an.";

    /// <summary>Its role stands in its internals, where the locator by role does not look.</summary>
    private const string Fluent = "fluent-button";

    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_finds_the_turn_reads_why_and_marks_it_wrong()
    {
        var page = await chromium.OpenAsync(width: 1440, height: 900);
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var turn = await citizen.SayAsync("J’ai une question : Combien coûte l’éclairage des rues la nuit ?", Now);
        await citizen.RepliesToAsync(turn, Now);
        var complaints = Complaints(page);

        await EnterAsync(page, bot);
        await page.GotoAsync(new Uri(bot.Address, "/console/transcripts").ToString());
        await page.AssertAccessibleAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        await AnswersAsync(page);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ECLAIRAGE combien");
        await page.Locator(Fluent, new() { HasText = "Chercher" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.DoesNotContain("ECLAIRAGE", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.AssertAccessibleAsync();

        await page.Locator("tbody th a").ClickAsync();
        var behind = page.Locator(".behind");
        await Expect(behind.GetByText("Ce sur quoi la réponse s’appuie")).ToBeVisibleAsync();
        await Expect(behind.Locator(".passages a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/c/sample/document"));
        await Expect(behind.GetByText("extractive/2")).ToBeVisibleAsync();
        await Expect(behind.GetByText("Recherche de passages")).ToBeVisibleAsync();
        await behind.GetByText("Phrases sous tous les seuils").ClickAsync();
        await behind.GetByText("Juger ce contrôle").First.ClickAsync();
        await behind.GetByLabel("Pourquoi (facultatif)").First.FillAsync("Le mot est neutre ici.");
        await page.AssertAccessibleAsync();
        await behind.Locator(Fluent, new() { HasText = "Le contrôle se trompe" }).First.ClickAsync();
        await Expect(behind.GetByText("selon Ana")).ToBeVisibleAsync();

        var (review, judged) = Assert.Single(await bot.Part<IReviews>().JudgementsAsync(Sample, Now));
        Assert.Equal((ReviewKind.Wrong, "Le mot est neutre ici.", turn), (review.Kind, review.Text, judged.Activity.Value));
        var audit = await bot.Part<IAuditLog>().ReadAsync(Sample, 10, Now);
        Assert.Equal(["review.wrong", "transcript.read", "sign-in"], audit.Select(entry => entry.Action));
        Assert.All(audit, entry => Assert.Equal("Ana", entry.Who));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_rewrite_is_read_as_a_difference_and_a_note_is_written_and_taken_back_by_keyboard()
    {
        var page = await chromium.OpenAsync("en-GB");
        await using var bot = await LiveBot.StartAsync(settled, Now);
        await KeepRewrittenAsync(bot);

        await EnterAsync(page, bot);
        await page.GotoAsync(new Uri(bot.Address, "/console/c/sample/transcripts?verdict=Rewritten").ToString());
        await AnswersAsync(page);
        await page.Locator("tbody th a").ClickAsync();
        await Expect(page.Locator(".difference del")).ToContainTextAsync("scandaleuse");
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Tag", new() { Exact = true }).FillAsync("budget");
        await page.Locator(Fluent, new() { HasText = "Add the tag" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".turn-foot .tag")).ToHaveTextAsync("budget");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: budget" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".turn-foot .tag")).ToHaveCountAsync(0);
        Assert.Equal(["review.remove", "review.tag"], (await bot.Part<IAuditLog>().ReadAsync(Sample, 2, Now)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task An_organiser_erases_what_a_citizen_gave_who_asked_the_team_for_it()
    {
        var page = await chromium.OpenAsync("en-GB");
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now, "en");
        await citizen.AskAsync("I agree", Now);

        await EnterAsync(page, bot);
        await page.GotoAsync(new Uri(bot.Address, "/console/c/sample/transcripts").ToString());
        await AnswersAsync(page);
        await page.Locator("tbody th a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase what this person gave" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase for good" }).ClickAsync();

        await Expect(page.GetByText("The erasure is recorded")).ToBeVisibleAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        await citizen.ToldAsync(said => ((string?)said["text"])?.StartsWith("Everything you had given is erased", StringComparison.Ordinal) == true, Now);
        Assert.Equal("citizen.erase", (await bot.Part<IAuditLog>().ReadAsync(Sample, 1, Now)).Single().Action);
    }

    [Fact]
    public async Task A_citizen_objects_and_gets_the_answer_in_the_conversation()
    {
        var citizen = await chromium.OpenAsync();
        var staff = await chromium.OpenAsync(width: 1440, height: 900);
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var complaints = Complaints(citizen);

        await citizen.GotoAsync(bot.Address.ToString());
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Pourquoi cette réponse" }).Last.ClickAsync();
        await Expect(citizen.GetByText("il faut votre accord")).ToBeVisibleAsync();
        await citizen.Keyboard.PressAsync("Escape");
        await citizen.GetByRole(AriaRole.Button, new() { Name = "J’accepte" }).ClickAsync();
        await Expect(citizen.GetByRole(AriaRole.Button, new() { Name = "Pourquoi cette réponse" })).ToHaveCountAsync(2);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Pourquoi cette réponse" }).Last.ClickAsync();
        await citizen.GetByLabel("Ce qui ne va pas").FillAsync("Le résumé oublie les hirondelles.");
        await citizen.AssertAccessibleAsync();
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Envoyer l’objection" }).ClickAsync();
        await Expect(citizen.GetByText("Votre objection est gardée")).ToBeVisibleAsync();
        await citizen.Keyboard.PressAsync("Escape");

        await EnterAsync(staff, bot);
        await staff.GotoAsync(new Uri(bot.Address, "/console/c/sample/transcripts").ToString());
        await AnswersAsync(staff);
        await staff.GetByRole(AriaRole.Link, new() { Name = "Objections en attente : 1" }).ClickAsync();
        await Expect(staff.GetByText("oublie les hirondelles")).ToBeVisibleAsync();
        await staff.AssertAccessibleAsync();
        await staff.GetByLabel("Votre réponse, en français").FillAsync("Merci. Le résumé sera complété.");
        await staff.Locator(Fluent, new() { HasText = "Envoyer la réponse" }).ClickAsync();
        await Expect(staff.GetByText("La réponse est gardée")).ToBeVisibleAsync();

        await Expect(citizen.GetByText("Le résumé sera complété.").First).ToBeVisibleAsync();
        await citizen.AssertAccessibleAsync();
        Assert.Equal(0, await bot.Part<IObjections>().WaitingAsync(Sample, Now));
        Assert.Empty(complaints);
    }

    private static async Task KeepRewrittenAsync(LiveBot bot)
    {
        var journal = bot.Part<ITurnJournal>();
        var message = Some.CitizenMessage("rewritten-1", "dl/rewritten", "Combien ?");
        await journal.ReceiveAsync(message, Now);
        var left = new JudgedSentence(After, Voice.Assistant, Some.Score(), []);
        var before = new JudgedSentence(Before, Voice.Assistant, Some.Score(0.9), [BiasLabel.Loaded]) { Weighed = [new WeighedWord("scandaleuse", 14, 2.5)] };
        await journal.AppendAsync(Some.Turn(message, 1, Some.Move(say: After), new Verdict.Rewritten("fixed/1", [left], [before])), Now);
        await journal.MarkSentAsync(message.Activity, Some.Noon, Now);
    }

    private static async Task EnterAsync(IPage page, LiveBot bot)
    {
        var key = await StaffOnTheWire.KeyAsync(bot, StaffRole.Organiser, "sample", Now);
        await page.GotoAsync(new Uri(bot.Address, $"/console/enter?key={key}").ToString());
        await page.Locator("#name").FillAsync("Ana");
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
    }

    /// <summary>What is typed before the page has its connection would be drawn over.</summary>
    private static Task AnswersAsync(IPage page) => Expect(page.Locator("form.filters:not([aria-busy])")).ToBeVisibleAsync();

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        return complaints;
    }
}
