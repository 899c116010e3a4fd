using Isegoria.Backends.Journal;
using Isegoria.Bot.Jobs;
using Isegoria.Bot.Tests.Console;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>Citizens who agreed to it, and they alone, are told once that a consultation opens, closes and has its results; the real gate lets the words out.</summary>
public sealed class AnnouncementTests(SettledData settled)
{
    private static readonly ConsultationId Sample = new("sample");

    private static readonly Dictionary<string, (string Follow, string Stop, string Opened, string Closing, string Closed, string Results)> Words = new()
    {
        ["fr"] = ("Prévenez-moi", "ne plus m’écrire", "est ouverte", "se termine bientôt", "est terminée. Merci", "ses résultats sont publiés"),
        ["en"] = ("Tell me", "stop messages", "is open", "closes soon", "is closed. Thank", "its results are published"),
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Who_came_too_early_and_asked_for_it_is_told_of_the_opening_in_their_language(string language)
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        await ChangeAsync(bot, consultation => consultation with { AwaitsOpening = true });
        var words = Words[language];
        using var asks = await bot.WelcomedAsync(Now, language);
        using var withdraws = await bot.WelcomedAsync(Now, language);
        using var silent = await bot.WelcomedAsync(Now, language);
        await asks.AskAsync(words.Follow, Now);
        await withdraws.AskAsync(words.Follow, Now);
        await withdraws.AskAsync(words.Stop, Now);

        await ChangeAsync(bot, consultation => consultation with { AwaitsOpening = false, OpensAt = At(bot) });
        await AnnounceAsync(bot);
        await asks.ToldAsync(said => said.Says(words.Opened), Now);
        await AnnounceAsync(bot);

        Assert.Equal([asks.Conversation], await ToldAsync(bot, "opened"));
        Assert.Contains(await asks.AskAsync("bonjour", Now), text => text.Contains(language == "fr" ? "Acceptez-vous" : "Do you agree", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Who_agreed_at_the_close_is_told_before_the_closing_after_it_and_when_there_are_results(string language)
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Announcements:ClosingDays", "1", "--Channels:PublicAddress", "https://consult.example.org/");
        await ChangeAsync(bot, consultation => consultation with { Dialog = "five-minutes" });
        var words = Words[language];
        using var agrees = await WalkedAsync(bot, language, agrees: true);
        using var refuses = await WalkedAsync(bot, language, agrees: false);
        using var withdraws = await WalkedAsync(bot, language, agrees: true);
        await withdraws.AskAsync(words.Stop, Now);

        await ChangeAsync(bot, consultation => consultation with { ClosesAt = At(bot).AddDays(1) });
        using var late = await WalkedAsync(bot, language, agrees: true);
        await AnnounceAsync(bot);
        await agrees.ToldAsync(said => said.Says(words.Closing), Now);
        await AnnounceAsync(bot);
        Assert.Equal([agrees.Conversation], await ToldAsync(bot, "closing"));

        await ChangeAsync(bot, consultation => consultation with { ClosesAt = At(bot) });
        await AnnounceAsync(bot);
        await agrees.ToldAsync(said => said.Says(words.Closed), Now);
        await AnnounceAsync(bot);
        Assert.Equal(Sorted(agrees, late), await ToldAsync(bot, "closed"));

        await ChangeAsync(bot, consultation => consultation with { ShowsResults = true });
        await AnnounceAsync(bot);
        var results = await agrees.ToldAsync(said => said.Says(words.Results), Now);
        Assert.Contains("https://consult.example.org/c/sample/results", (string?)results["text"], StringComparison.Ordinal);
        Assert.Equal(Sorted(agrees, late), await ToldAsync(bot, "results"));
        Assert.DoesNotContain(await refuses.ActivitiesAsync(Now), said => said.Says(words.Closed) || said.Says(words.Results));
    }

    [Fact]
    public async Task The_calendar_asks_for_every_moment_and_for_what_has_passed_once()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var (now, plan) = (At(bot), bot.Part<JobPlan>());
        var consultation = (await bot.Part<IConsultationStore>().FindAsync(Sample, Now))! with { OpensAt = now.AddDays(-2), ClosesAt = now.AddDays(30) };

        Assert.Equal(["AnnounceTimes Enqueued", "AnnounceTimes Scheduled", "AnnounceTimes Scheduled", "EndSessions Scheduled"], Planned(consultation));
        Assert.Equal(["AnnounceTimes Enqueued", "EndSessions Enqueued"], Planned(consultation with { ClosesAt = now.AddDays(-1) }));

        IEnumerable<string> Planned(Consultation of) => plan.Of(of).Select(one => $"{one.Job.Type.Name} {one.State.Name}").Order();
    }

    private static async Task<CitizenOnTheWire> WalkedAsync(LiveBot bot, string language, bool agrees)
    {
        var citizen = await bot.WelcomedAsync(Now, language);
        var reply = await citizen.WelcomeAsync(Now);
        for (var turn = 0; !WholeWay.IsClosed(reply); turn++)
        {
            Assert.True(turn < 40, "The dialog does not come to its close.");
            var asked = (string)reply[^1]["text"]!;
            var no = !agrees && (asked.Contains("recevoir ici un message", StringComparison.Ordinal) || asked.Contains("receive a message here", StringComparison.Ordinal));
            reply = await citizen.RepliesToAsync(await citizen.SayAsync(no ? "non" : WholeWay.Answer(reply, "Je rentre tard."), Now), Now);
        }
        return citizen;
    }

    private static async Task ChangeAsync(LiveBot bot, Func<Consultation, Consultation> change)
    {
        var store = bot.Part<IConsultationStore>();
        await store.SaveAsync(change((await store.FindAsync(Sample, Now))!), null, Now);
    }

    private static Task AnnounceAsync(LiveBot bot) => bot.Part<AnnounceTimes>().RunAsync(Sample, Now);

    /// <summary>The conversations that something was kept for, each as often as it was.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(LiveBot bot, string what)
    {
        await using var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
        var told = await store.Messages.Where(m => m.ActivityId.StartsWith("told/" + what)).Select(m => m.ConversationId).ToListAsync(Now);
        return [.. told.Select(id => id["dl/".Length..]).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Sorted(params CitizenOnTheWire[] citizens) => [.. citizens.Select(citizen => citizen.Conversation).Order(StringComparer.Ordinal)];

    private static DateTimeOffset At(LiveBot bot) => bot.Part<TimeProvider>().GetUtcNow();
}
