using System.Text;
using Isegoria.Bot.Tests.Console;
using Isegoria.Bot.Tests.Line;
using Isegoria.Bot.Tests.Setup;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>An organiser sets a consultation up, in a real browser at the real host.</summary>
[Trait("Category", "Walk")]
public sealed class SetupTests(Chromium chromium, SettledData settled) : IClassFixture<Chromium>
{
    private static readonly FilePayload Note = new()
    {
        Name = "bancs.fr.md",
        MimeType = "text/markdown",
        Buffer = Encoding.UTF8.GetBytes("# Les bancs de la cour\n\nLa cour de l’école compte 4 bancs pour 210 élèves. Un banc neuf coûte 320 euros, pose comprise. La pose d’un banc demande une journée de travail.\n"),
    };

    private static readonly FilePayload Broken = new() { Name = "plan.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("not a PDF") };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_creates_a_consultation_gives_it_a_document_and_opens_it_and_a_citizen_asks_about_the_document()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        await CreateAsync(page, bot);

        await page.Locator("#files").SetInputFilesAsync([Note, Broken]);
        await Expect(page.GetByText("Lecture terminée. Documents prêts")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("plan.pdf n’a pas pu être lu");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Les bancs de la cour" })).ToBeVisibleAsync();
        await AssertSoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer « plan.pdf »" }).ClickAsync();
        await Expect(page.GetByText("plan.pdf")).ToHaveCountAsync(0);

        using var early = new CitizenOnTheWire(bot.Address);
        await early.ArriveAsync("des-bancs-a-l-ecole", "fr", Now);
        Assert.Contains("pas encore ouverte", (string?)(await early.WelcomeAsync(Now))[0]["text"], StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Consultation", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).ClickAsync();
        await Expect(page.Locator(".openness")).ToHaveTextAsync("Ouverte");
        await AssertSoundAsync(page);

        using var citizen = new CitizenOnTheWire(bot.Address);
        await citizen.ArriveAsync("des-bancs-a-l-ecole", "fr", Now);
        await citizen.WelcomeAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        Assert.Contains("320 euros", string.Join('\n', await citizen.AskAsync("J’ai une question : combien coûte un banc neuf ?", Now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_problems_keeps_what_was_typed_and_says_beside_each_field_what_is_wrong()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        await page.GotoAsync($"{bot.Address}console/consultations/new");
        await page.Locator("#title-fr").FillAsync("Des bancs à l’école ?");
        await page.Locator("#kept").FillAsync("toujours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la consultation" }).PressAsync("Enter");

        await Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Expect(page.Locator("#title-fr")).ToHaveValueAsync("Des bancs à l’école ?");
        await Expect(page.Locator("#slug")).ToHaveValueAsync("des-bancs-a-l-ecole");
        await Expect(page.Locator("#title-en")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#kept-problem")).ToContainTextAsync("nombre de jours");
        await AssertSoundAsync(page);

        await page.Locator(".summary").GetByRole(AriaRole.Link, new() { Name = "Titre, anglais." }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#title-en$"));
        await Expect(page.Locator("#title-fr")).ToHaveValueAsync("Des bancs à l’école ?");
    }

    [Fact]
    public async Task Words_that_would_be_withheld_on_the_line_are_refused_in_the_form()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        await page.GotoAsync($"{bot.Address}console/c/sample/settings");
        await page.Locator("#use-fr").FillAsync("il faut absolument éteindre ces lampes ridicules, seuls des idiots s’y opposent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();

        await Expect(page.Locator("#use-fr-problem")).ToContainTextAsync("contrôle de neutralité");
    }

    [Fact]
    public async Task An_organiser_walks_through_a_consultation_that_is_not_open_and_the_page_says_that_nothing_counts()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var store = bot.Part<IConsultationStore>();
        await store.SaveAsync((await store.FindAsync(new ConsultationId("sample"), Now))! with { AwaitsOpening = true }, null, Now);
        var page = await EnterAsync(bot);
        await page.GotoAsync($"{bot.Address}console/c/sample/settings");
        await page.InteractiveAsync();
        await AssertSoundAsync(page);
        var preview = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Aperçu : parcourir" }).PressAsync("Enter"));

        await Expect(preview.Locator(".preview")).ToContainTextAsync("rien ici ne compte");
        await preview.GetByRole(AriaRole.Button, new() { Name = "J’accepte" }).ClickAsync();
        await Expect(preview.GetByText("Votre accord est noté").First).ToBeVisibleAsync();
        await AssertSoundAsync(preview);
        await preview.SetViewportSizeAsync(390, 800);
        await AssertSoundAsync(preview);

        var citizen = await chromium.OpenAsync();
        await citizen.GotoAsync($"{bot.Address}c/sample");
        await Expect(citizen.GetByText("n’est pas encore ouverte").First).ToBeVisibleAsync();
        await Expect(citizen.Locator(".preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_document_leaves_after_a_sentence_says_what_is_lost()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        await page.GotoAsync($"{bot.Address}console/c/sample/documents");
        var remove = page.GetByRole(AriaRole.Button, new() { Name = "Retirer « Lumière, sommeil et santé »" });
        await Expect(page.Locator("#files")).ToBeEnabledAsync();
        await remove.PressAsync("Enter");
        await Expect(page.Locator(".confirm")).ToContainTextAsync("Passages effacés : 8");
        await AssertSoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" }).PressAsync("Enter");

        await Expect(page.GetByText("C’est retiré.")).ToBeVisibleAsync();
        await Expect(remove).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_settings_show_what_was_done_and_make_a_link_that_lets_one_person_in()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        await page.GotoAsync($"{bot.Address}console/settings");
        await Expect(page.Locator("fieldset.whole")).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer un lien" }).ClickAsync();
        var link = await page.Locator("#link").InputValueAsync();
        await Expect(page.GetByText("access.link")).ToBeVisibleAsync();
        await AssertSoundAsync(page);

        var other = await chromium.OpenAsync();
        await other.GotoAsync(link);
        await other.GetByLabel("Votre nom").FillAsync("Bo");
        await other.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(other.Locator("header .who")).ToContainTextAsync("Bo");
        await other.GotoAsync(link);
        await Expect(other.GetByRole(AriaRole.Heading)).ToContainTextAsync("Lien déjà utilisé");
    }

    [Fact]
    public async Task The_jobs_are_reached_from_the_rail_and_the_page_policy_lets_them_be_drawn()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var page = await EnterAsync(bot);
        var complaints = new List<string>();
        page.Context.Console += (_, message) => { if (message.Type is "error") complaints.Add(message.Text); };
        await page.GetByRole(AriaRole.Link, new() { Name = "Tâches" }).ClickAsync();

        await Expect(page.Locator("#realtimeGraph canvas, #realtimeGraph")).ToBeVisibleAsync();
        Assert.EndsWith("/console/jobs", page.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    private async Task<IPage> EnterAsync(LiveBot bot)
    {
        var page = await chromium.OpenAsync(width: 1440, height: 900);
        await page.GotoAsync($"{bot.Address}console/enter?key={await SignedInStaff.KeyAsync(bot, "organiser", Now)}");
        await page.GetByLabel("Votre nom").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Consultations" })).ToBeVisibleAsync();
        return page;
    }

    private static async Task CreateAsync(IPage page, LiveBot bot)
    {
        await page.GotoAsync($"{bot.Address}console/consultations/new");
        foreach (var (field, french, english) in new[]
        {
            ("title", "Des bancs à l’école ?", "Benches at school?"),
            ("question", "Faut-il plus de bancs dans la cour ?", "Should the yard have more benches?"),
            ("organiser", "la mairie de Rivemont", "the town hall of Rivemont"),
            ("use", "le conseil municipal les lira avant son vote", "the town council will read them before its vote"),
        })
        {
            await page.Locator($"#{field}-fr").FillAsync(french);
            await page.Locator($"#{field}-en").FillAsync(english);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une déclaration" }).ClickAsync();
        await page.Locator("#seed-0-fr").FillAsync("Les bancs invitent à parler.");
        await page.Locator("#seed-0-en").FillAsync("Benches invite people to talk.");
        await AssertSoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la consultation" }).ClickAsync();
        await page.WaitForURLAsync("**/console/c/des-bancs-a-l-ecole/documents");
        await Expect(page.Locator("#files")).ToBeEnabledAsync();
        await AssertSoundAsync(page);
    }

    private static async Task AssertSoundAsync(IPage page)
    {
        await page.AssertAccessibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "It scrolls sideways.");
    }
}
