using System.Net;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Staff;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Isegoria.Bot.Tests.Console;

/// <summary>Who may enter the console, and which of its pages.</summary>
public sealed class SignInTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode, HttpStatusCode, HttpStatusCode> Pages => new()
    {
        // page, a facilitator of the consultation, an organiser of it, a facilitator of another
        { "/console", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK },
        { "/console/c/sample/live", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden },
        { "/console/c/sample/live/no-such-session", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_page_is_for_its_roles_and_for_nobody_who_is_not_signed_in(string page, HttpStatusCode facilitator, HttpStatusCode organiser, HttpStatusCode stranger)
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        foreach (var (role, consultation, expected) in new[]
        {
            (StaffRole.Facilitator, "sample", facilitator), (StaffRole.Organiser, "sample", organiser), (StaffRole.Facilitator, "another", stranger),
        })
        {
            using var staff = await StaffOnTheWire.SignedInAsync(bot, role, consultation, Now);
            using var answer = await staff.GetAsync(page, Now);
            Assert.Equal(expected, answer.StatusCode);
        }

        using var nobody = new StaffOnTheWire(bot.Address);
        using var refused = await nobody.GetAsync(page, Now);
        Assert.Equal((HttpStatusCode.Redirect, "/console/sign-in"), (refused.StatusCode, refused.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_page_without_the_right_role_answers_403_and_says_so()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = await StaffOnTheWire.SignedInAsync(bot, StaffRole.Facilitator, "another", Now);
        using var answer = await staff.GetAsync("/console/c/sample/live", Now);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Access refused", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_used_up_by_its_button_and_not_by_looking_at_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var key = await StaffOnTheWire.KeyAsync(bot, StaffRole.Organiser, null, Now);
        using var staff = new StaffOnTheWire(bot.Address);
        for (var looks = 0; looks < 2; looks++)
        {
            using var page = await staff.GetAsync($"/console/enter?key={key}", Now);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        using var nameless = await staff.EnterAsync(key, " ", Now);
        Assert.Equal($"/console/enter?key={key}", nameless.Headers.Location?.OriginalString);
        using var first = await staff.EnterAsync(key, "Ana", Now);
        Assert.Equal("/console", first.Headers.Location?.OriginalString);
        using var second = await staff.EnterAsync(key, "Bo", Now);
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        using var guessed = await staff.GetAsync("/console/enter?key=guessed", Now);
        Assert.Equal(HttpStatusCode.Gone, guessed.StatusCode);
    }

    [Fact]
    public async Task The_first_organisers_link_is_shown_to_a_terminal_and_to_nothing_that_is_kept()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Channels:PublicAddress", "https://consult.example.org/");
        using var kept = new StringWriter();
        await bot.Part<FirstLink>().ShowAsync([bot.Address.ToString()], kept, isTerminal: false, Now);
        using var seen = new StringWriter();
        await bot.Part<FirstLink>().ShowAsync([bot.Address.ToString()], seen, isTerminal: true, Now);
        using var again = new StringWriter();
        await bot.Part<FirstLink>().ShowAsync([bot.Address.ToString()], again, isTerminal: true, Now);

        Assert.DoesNotContain("key=", kept.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Path.Combine(AppContext.BaseDirectory, "Isegoria.Bot")}.dll access --Data:Directory {bot.Data}", kept.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://consult.example.org/console/enter?key=", seen.ToString(), StringComparison.Ordinal);
        Assert.Empty(again.ToString());
    }

    [Fact]
    public async Task The_sign_in_page_names_the_programs_own_command_and_no_folder_of_the_server()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = new StaffOnTheWire(bot.Address);
        using var page = await staff.GetAsync("/console/sign-in", Now);
        Assert.Contains("<pre>dotnet Isegoria.Bot.dll access</pre>", await page.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_as_large_as_a_film_is_refused_before_it_is_read()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = new StaffOnTheWire(bot.Address);
        foreach (var path in new[] { "/console/enter", "/api/messages" })
        {
            using var answer = await staff.PostAsync(path, new FormUrlEncodedContent([new("key", new string('x', 2_000_000))]), Now);
            Assert.Equal(path is "/console/enter" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Links_are_not_guessed_without_end()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Console:EntriesPerAddress", "2");
        using var staff = new StaffOnTheWire(bot.Address);
        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 3; guess++)
        {
            using var answer = await staff.EnterAsync($"guess-{guess}", "Ana", Now);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("fr", "Beaucoup de personnes arrivent en même temps")]
    [InlineData("en", "Many people are arriving at once")]
    public async Task Who_arrives_in_a_full_hall_reads_a_page_and_the_wall_takes_nothing_from_them(string language, string title)
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Console:JoinsPerAddress", "2", "--Console:StatesPerAddress", "3");
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (var looks in Enumerable.Range(1, 4))
        {
            using var wall = await http.GetAsync("/s/123456/state", Now);
            Assert.Equal(looks <= 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, wall.StatusCode);
        }
        foreach (var _ in Enumerable.Range(1, 2))
        {
            using var page = await http.GetAsync("/s/123456", Now);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        using var answer = await http.PostAsync("/s/123456", new FormUrlEncodedContent([]), Now);
        using var token = await http.PostAsync("/c/sample/token", null, Now);

        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains($"<h1>{title}</h1>", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
    }

    [Fact]
    public async Task A_sign_in_ends_at_its_time_whatever_is_done_meanwhile()
    {
        var time = new FakeTimeProvider(Some.Noon);
        await using var bot = await LiveBot.StartAsync(settled, Now, services => services.AddSingleton<TimeProvider>(time));
        using var staff = await StaffOnTheWire.SignedInAsync(bot, StaffRole.Organiser, null, Now);
        time.Advance(TimeSpan.FromHours(7.9));
        using var before = await staff.GetAsync("/console", Now);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        time.Advance(TimeSpan.FromHours(0.2));
        using var after = await staff.GetAsync("/console", Now);
        Assert.NotEqual(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Signing_in_stands_in_the_audit_log_and_signing_out_needs_the_pages_own_form()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = await StaffOnTheWire.SignedInAsync(bot, StaffRole.Organiser, null, Now, "Ana Lys");
        var entry = Assert.Single(await bot.Part<IAuditLog>().ReadAsync(null, 10, Now));
        Assert.Equal(("Ana Lys", "sign-in"), (entry.Who, entry.Action));

        using var forged = await staff.PostAsync("/console/sign-out", new FormUrlEncodedContent([]), Now);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var page = await staff.GetAsync("/console", Now);
        var html = await page.Content.ReadAsStringAsync(Now);
        const string Field = "name=\"__RequestVerificationToken\" value=\"";
        var token = html[(html.IndexOf(Field, StringComparison.Ordinal) + Field.Length)..].Split('"')[0];
        using var left = await staff.PostAsync("/console/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Now);
        Assert.Equal("/console/sign-in", left.Headers.Location?.OriginalString);
        using var outside = await staff.GetAsync("/console", Now);
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
    }

    [Fact]
    public async Task The_language_is_the_readers_and_nobody_is_sent_elsewhere()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = await StaffOnTheWire.SignedInAsync(bot, StaffRole.Organiser, null, Now);
        using var english = await staff.GetAsync("/console", Now);
        Assert.Contains("<html lang=\"en\">", await english.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var switched = await staff.GetAsync("/console/language/fr?back=//elsewhere.example", Now);
        Assert.Equal("/console", switched.Headers.Location?.OriginalString);
        using var french = await staff.GetAsync("/console", Now);
        Assert.Contains("<html lang=\"fr\">", await french.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }
}
