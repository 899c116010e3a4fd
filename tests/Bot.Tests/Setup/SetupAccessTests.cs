using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Isegoria.Bot.Tests.Line;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>Who may open which room of setting up.</summary>
public sealed class SetupAccessTests(SettledData settled)
{
    private const int Shown = 200, AskedToSignIn = 302, Refused = 403;
    private static readonly string?[] Roles = [null, "facilitator", "facilitator:sample", "organiser:other", "organiser:sample", "organiser"];

    private static readonly (string Path, int[] Answers)[] Rooms =
    [
        ("/console/consultations", [AskedToSignIn, Refused, Refused, Shown, Shown, Shown]),
        ("/console/consultations/new", [AskedToSignIn, Refused, Refused, Refused, Refused, Shown]),
        ("/console/c/sample/settings", [AskedToSignIn, Refused, Refused, Refused, Shown, Shown]),
        ("/console/c/sample/documents", [AskedToSignIn, Refused, Refused, Refused, Shown, Shown]),
        ("/console/c/sample/audit", [AskedToSignIn, Refused, Refused, Refused, Shown, Shown]),
        ("/console/c/sample/opinions", [AskedToSignIn, Shown, Shown, Refused, Shown, Shown]),
        ("/console/c/sample/live", [AskedToSignIn, Shown, Shown, Refused, Shown, Shown]),
        ("/console/settings", [AskedToSignIn, Refused, Refused, Shown, Shown, Shown]),
        ("/console/jobs", [AskedToSignIn, Refused, Refused, Shown, Shown, Shown]),
        ("/console/jobs/jobs/succeeded", [AskedToSignIn, Refused, Refused, Shown, Shown, Shown]),
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_room_opens_to_its_role_and_to_no_other()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        foreach (var (role, i) in Roles.Select((role, i) => (role, i)))
        {
            using var staff = await SignedInStaff.EnterAsync(bot, role, Now);
            foreach (var (path, answers) in Rooms)
            {
                var (status, to, text) = await staff.GetAsync(path, Now);
                Assert.True((HttpStatusCode)answers[i] == status, $"{role ?? "nobody"} at {path}: {(int)status}");
                Assert.True(answers[i] != AskedToSignIn || to == "/console/sign-in", $"{path} sends nobody to {to}");
                Assert.True(answers[i] != Refused || WebUtility.HtmlDecode(text).Contains("Accès refusé", StringComparison.Ordinal), $"{path} does not say why it is shut");
            }
        }
    }

    /// <summary>Found in the program itself, so that a page added later is tried as well.</summary>
    [Fact]
    public async Task Every_page_of_the_console_asks_for_a_role_and_opens_to_no_other()
    {
        var pages = typeof(Serving).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, type.GetCustomAttribute<AuthorizeAttribute>()?.Policy)))
            .Where(page => page.Template is not "/console/not-found").ToList();
        Assert.True(pages.Count >= 14, $"Only {pages.Count} pages were found.");
        await using var bot = await LiveBot.StartAsync(settled, Now);
        foreach (var (role, i) in Roles.Select((role, i) => (role, i)))
        {
            using var staff = await SignedInStaff.EnterAsync(bot, role, Now);
            foreach (var (template, policy) in pages)
            {
                var path = Regex.Replace(template.Replace("{Slug}", "sample", StringComparison.Ordinal), @"\{\w+\}", "none");
                var (status, _, _) = await staff.GetAsync(path, Now);
                var expected = Expected(policy, template.Contains("{Slug}", StringComparison.Ordinal))[i];
                Assert.True(expected == (status is HttpStatusCode.NotFound ? Shown : (int)status), $"{role ?? "nobody"} at {path}: {(int)status}");
            }
        }

        static int[] Expected(string? policy, bool ofOne) => (policy, ofOne) switch
        {
            ("facilitator", true) => [AskedToSignIn, Shown, Shown, Refused, Shown, Shown],
            ("facilitator", false) => [AskedToSignIn, Shown, Shown, Shown, Shown, Shown],
            ("organiser", true) => [AskedToSignIn, Refused, Refused, Refused, Shown, Shown],
            ("organiser", false) => [AskedToSignIn, Refused, Refused, Shown, Shown, Shown],
            ("organiser-everywhere", _) => [AskedToSignIn, Refused, Refused, Refused, Refused, Shown],
            _ => throw new InvalidOperationException($"A page names the policy '{policy}', of which nothing is expected here."),
        };
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_and_leads_back()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var staff = await SignedInStaff.EnterAsync(bot, "organiser", Now);

        var (status, _, text) = await staff.GetAsync("/console/nothing/here", Now);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("<a href=\"/console\">", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organiser_of_one_consultation_sees_that_one_alone()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var own = await SignedInStaff.EnterAsync(bot, "organiser:sample", Now);
        using var other = await SignedInStaff.EnterAsync(bot, "organiser:other", Now);

        Assert.Contains("/console/c/sample/settings", (await own.GetAsync("/console/consultations", Now)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/consultations/new", (await own.GetAsync("/console/consultations", Now)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/c/sample", (await other.GetAsync("/console/consultations", Now)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_acted_on_by_an_organiser_of_every_consultation_alone()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var own = await SignedInStaff.EnterAsync(bot, "organiser:sample", Now);
        using var facilitator = await SignedInStaff.EnterAsync(bot, "facilitator", Now);
        using var nobody = await SignedInStaff.EnterAsync(bot, null, Now);

        Assert.Equal(HttpStatusCode.Forbidden, await own.PostAsync("/console/jobs/jobs/enqueued/delete", Now));
        Assert.Equal(HttpStatusCode.Forbidden, await facilitator.PostAsync("/console/jobs/jobs/enqueued/delete", Now));
        Assert.Equal(HttpStatusCode.Found, await nobody.PostAsync("/console/jobs/jobs/enqueued/delete", Now));
    }
}
