using System.Net;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Charter;
using Isegoria.Bot.Jobs;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>A preview is walked through like a consultation, and counts nowhere.</summary>
public sealed class PreviewTests(SettledData settled)
{
    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_whole_walk_with_a_published_statement_and_votes_every_count_is_still_zero_and_in_the_end_all_of_it_is_gone()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Jobs:Round", "00:00:00.100");
        using var staff = await SignedInStaff.EnterAsync(bot, "organiser:sample", Now);
        var preview = new ConsultationId((await staff.PreviewAsync("sample", Now)).To!["/c/".Length..]);
        using var walker = await WalkAsync(bot, staff, preview);

        // The walk left something to be counted, so that the zeros below mean something.
        var left = await RowsAsync(bot, preview.Value);
        Assert.All(["Turns", "Statements", "Votes", "Answers", "Requests", "Lookups"], table => Assert.True(left[table] > 0, $"The walk left nothing in {table}."));
        await AssertNothingCountsAsync(bot);

        var store = bot.Part<IConsultationStore>();
        await store.SaveAsync((await store.FindAsync(preview, Now))! with { ClosesAt = bot.Part<TimeProvider>().GetUtcNow() }, null, Now);
        bot.Part<JobCalendar>().Plan((await store.FindAsync(preview, Now))!);
        while (await store.FindAsync(preview, Now) is not null)
            await Task.Delay(50, Now);

        Assert.All(await RowsAsync(bot, preview.Value), table => Assert.Equal(0, table.Value));
        Assert.All(await RowsAsync(bot, walker.Conversation), table => Assert.Equal(0, table.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<HttpRequestException>(() => walker.SayAsync("aide", Now))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<HttpRequestException>(() => walker.StreamUrlAsync(Now))).StatusCode);
        Assert.NotNull(await store.FindAsync(Sample, Now));
    }

    [Fact]
    public async Task Only_organisers_of_the_consultation_begin_a_preview_and_to_anybody_else_its_page_is_not_there()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var organiser = await SignedInStaff.EnterAsync(bot, "organiser:sample", Now);
        var (begun, page) = await organiser.PreviewAsync("sample", Now);
        Assert.Equal(HttpStatusCode.SeeOther, begun);
        Assert.Equal(HttpStatusCode.OK, (await organiser.GetAsync(page!, Now)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await organiser.PostAsync("/console/c/sample/preview", Now));

        foreach (var role in (string?[])[null, "facilitator", "facilitator:sample", "organiser:other"])
        {
            using var other = await SignedInStaff.EnterAsync(bot, role, Now);
            Assert.Equal(role is null ? HttpStatusCode.Found : HttpStatusCode.Forbidden, await other.PostAsync("/console/c/sample/preview", Now));
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page!, Now)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{page}/results", Now)).Status);
            Assert.Equal(HttpStatusCode.NotFound, await other.PostAsync($"{page}/token", Now));
        }
        Assert.DoesNotContain("preview~", (await organiser.GetAsync("/console/consultations", Now)).Text, StringComparison.Ordinal);
    }

    /// <summary>From the welcome to the close, with a wish for a person and a question to the consultation's own documents on the way.</summary>
    private static async Task<CitizenOnTheWire> WalkAsync(LiveBot bot, SignedInStaff staff, ConsultationId preview)
    {
        var citizen = new CitizenOnTheWire(bot.Address, staff.Cookies);
        await citizen.ArriveAsync(preview.Value, "fr", Now);
        var reply = await citizen.WelcomeAsync(Now);
        var asides = new Queue<string>(["une personne : je voudrais parler à quelqu’un", "j’ai une question : combien coûte l’éclairage ?"]);
        for (var turn = 0; !WholeWay.IsClosed(reply); turn++)
        {
            Assert.True(turn < 120, "The dialog does not come to its close.");
            var text = turn > 2 && asides.TryDequeue(out var aside) ? aside : WholeWay.Answer(reply, "Je rentre tard du travail et je tiens à voir où je marche.");
            reply = await citizen.RepliesToAsync(await citizen.SayAsync(text, Now), Now);
            if (text.Contains("coûte", StringComparison.Ordinal))
                Assert.Contains(reply, said => said["channelData"]!["isegoria"]!["citations"]!.AsArray().Count > 0);
        }
        return citizen;
    }

    private static async Task AssertNothingCountsAsync(LiveBot bot)
    {
        var kept = await RowsAsync(bot, Sample.Value);
        Assert.All(kept.Where(table => table.Key is not ("Documents" or "Statements" or "Audit")), table => Assert.True(table.Value == 0, $"{table.Key} counts {table.Value} for the consultation."));
        Assert.Equal((await bot.Part<IConsultationStore>().SeedsAsync(Sample, Now)).Count, kept["Statements"]);
        Assert.Equal(["sign-in", "consultation.preview"], (await bot.Part<Deliberation.Staff.IAuditLog>().ReadAsync(null, 10, Now)).Select(entry => entry.Action).Reverse());

        Assert.Equal(Sample, Assert.Single(await bot.Part<IConsultationStore>().ListAsync(Now)).Id);
        Assert.Empty((await bot.Part<ITranscripts>().FindAsync(new TranscriptQuery(Sample, Most: 10), Now)).Turns);
        Assert.Empty(await bot.Part<ITranscripts>().ChannelsAsync(Sample, Now));
        Assert.Empty(await bot.Part<IOpenQuestions>().ListAsync(Sample, closed: true, Now));
        Assert.Equal(ModelSpending.Nothing, await bot.Part<ModelLedger>().ReadAsync(Sample, Now));
        var consultation = (await bot.Part<IConsultationStore>().FindAsync(Sample, Now))!;
        Assert.Equal(0, (await bot.Part<CharterAudit>().RecentAsync(consultation, Now)).People);
        var picture = await bot.Part<IOpinions>().AtAsync(Sample, Now);
        Assert.All(await bot.Part<IModeration>().ReadAsync(Sample, Now), statement => Assert.Equal(default, picture.Of(statement.Id)));
    }

    /// <summary>Rows that name an id anywhere, by table; of every table there is.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> RowsAsync(LiveBot bot, string id)
    {
        await using var store = await bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
        var rows = new Dictionary<string, long>();
        foreach (var table in store.Model.GetEntityTypes())
        {
            var named = table.GetProperties().Select(property => property.GetColumnName()).Where(column => column.EndsWith("Id", StringComparison.Ordinal))
                .Select(column => $"(\"{column}\" = '{id}' OR \"{column}\" LIKE '%/{id}' OR \"{column}\" LIKE '{id}|%')").ToList();
            if (named.Count == 0 || table.ClrType == typeof(ConsultationRow))
                continue;
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table.GetTableName()}\" WHERE {string.Join(" OR ", named)}";
            rows[table.GetTableName()!] = await store.Database.SqlQueryRaw<long>(sql).SingleAsync(Now);
        }
        return rows;
    }
}
