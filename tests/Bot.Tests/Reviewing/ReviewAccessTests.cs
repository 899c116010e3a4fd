using System.Net;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Staff;

namespace Isegoria.Bot.Tests.Reviewing;

/// <summary>Who may open the pages of review.</summary>
public sealed class ReviewAccessTests(SettledData settled)
{
    private static readonly string[] OfOne = ["/console/c/sample/transcripts", "/console/c/sample/transcripts/ZGwveA", "/console/c/sample/objections"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_opens_the_pages_of_their_own_consultation_alone()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var own = await StaffOnTheWire.EnterAsync(bot, StaffRole.Organiser, "sample", Now);
        using var all = await StaffOnTheWire.EnterAsync(bot, StaffRole.Organiser, null, Now);
        using var other = await StaffOnTheWire.EnterAsync(bot, StaffRole.Organiser, "another", Now);
        foreach (var path in OfOne)
        {
            Assert.Equal(HttpStatusCode.OK, await own.GetAsync(path, Now));
            Assert.Equal(HttpStatusCode.OK, await all.GetAsync(path, Now));
            Assert.Equal(HttpStatusCode.Forbidden, await other.GetAsync(path, Now));
        }
        Assert.Equal(HttpStatusCode.OK, await other.GetAsync("/console/transcripts", Now));
        Assert.DoesNotContain("/console/c/sample/transcripts", await other.Http.GetStringAsync("/console/transcripts", Now), StringComparison.Ordinal);
        Assert.Contains("/console/c/sample/transcripts", await own.Http.GetStringAsync("/console/transcripts", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facilitator_reads_no_transcripts_and_nobody_is_led_to_the_sign_in()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var facilitator = await StaffOnTheWire.EnterAsync(bot, StaffRole.Facilitator, null, Now);
        using var nobody = StaffOnTheWire.Nobody(bot);
        foreach (var path in (string[])[.. OfOne, "/console/transcripts"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await facilitator.GetAsync(path, Now));
            using var led = await nobody.Http.GetAsync(path, Now);
            Assert.Equal((HttpStatusCode.Redirect, "/console/sign-in"), (led.StatusCode, led.Headers.Location!.ToString()));
        }
    }
}
