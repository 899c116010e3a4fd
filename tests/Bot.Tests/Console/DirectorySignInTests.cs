using System.Net;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Staff;

namespace Isegoria.Bot.Tests.Console;

/// <summary>Sign-in by an OpenID Connect server, from the console's button to the console's pages.</summary>
public sealed class DirectorySignInTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_the_directory_gives_a_role_is_signed_in_with_that_role()
    {
        await using var directory = await OwnDirectory.StartAsync("Ana Lys", "facilitator:sample", "something-else");
        await using var bot = await StartAsync(directory, OwnDirectory.Secret);
        using var staff = new StaffOnTheWire(bot.Address);

        using var back = await ThereAndBackAsync(staff);
        Assert.Equal("/console", back.Headers.Location?.OriginalString);
        using var console = await staff.GetAsync("/console", Now);
        Assert.Contains("Signed in: Ana Lys", await console.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var live = await staff.GetAsync("/console/c/sample/live", Now);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var other = await staff.GetAsync("/console/c/another/live", Now);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Equal("sign-in", Assert.Single(await bot.Part<IAuditLog>().ReadAsync(null, 10, Now)).Action);
    }

    [Fact]
    public async Task Who_has_no_role_here_stays_outside()
    {
        await using var directory = await OwnDirectory.StartAsync("Bo", "accountant");
        await using var bot = await StartAsync(directory, OwnDirectory.Secret);
        using var staff = new StaffOnTheWire(bot.Address);

        using var back = await ThereAndBackAsync(staff);
        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
        using var console = await staff.GetAsync("/console", Now);
        Assert.Equal(HttpStatusCode.Redirect, console.StatusCode);
    }

    [Fact]
    public async Task A_server_that_does_not_know_this_client_signs_nobody_in()
    {
        await using var directory = await OwnDirectory.StartAsync("Ana", "organiser");
        await using var bot = await StartAsync(directory, "another-secret");
        using var staff = new StaffOnTheWire(bot.Address);

        using var back = await ThereAndBackAsync(staff);
        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
    }

    private Task<LiveBot> StartAsync(OwnDirectory directory, string secret) => LiveBot.StartAsync(settled, Now, null,
    [
        "--Console:OpenIdConnect:Authority", directory.Authority, "--Console:OpenIdConnect:ClientId", OwnDirectory.Client,
        "--Console:OpenIdConnect:ClientSecret", secret,
    ]);

    /// <summary>What the console answers when the server sends the browser back.</summary>
    private static async Task<HttpResponseMessage> ThereAndBackAsync(StaffOnTheWire staff)
    {
        using var start = await staff.GetAsync("/console/sign-in/start", Now);
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        using var there = await staff.GetAsync(start.Headers.Location!.ToString(), Now);
        Assert.True(there.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found, await there.Content.ReadAsStringAsync(Now));
        Assert.Contains("code=", there.Headers.Location!.Query, StringComparison.Ordinal);
        return await staff.GetAsync(there.Headers.Location!.ToString(), Now);
    }
}
