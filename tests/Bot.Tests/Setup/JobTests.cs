using System.Reflection;
using Hangfire;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Jobs;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>What runs beside the requests and by the calendar.</summary>
public sealed class JobTests(SettledData settled)
{
    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void A_job_takes_ids_and_nothing_else_so_that_no_queue_keeps_a_citizens_words()
    {
        var jobs = typeof(JobCalendar).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<AutomaticRetryAttribute>() is not null)
            .ToList();
        Assert.Equal(["AnnounceTimes", "EndPreview", "EndSessions", "ForgetWords", "ImportDocuments"], jobs.Select(job => job.DeclaringType!.Name).Order());

        Type[] ids = [typeof(ConsultationId), typeof(SessionId), typeof(ConversationId), typeof(ActivityId)];
        Assert.All(jobs, job => Assert.All(
            job.GetParameters(), argument => Assert.Contains(argument.ParameterType, ids.Append(typeof(CancellationToken)))));
    }

    [Fact]
    public async Task Two_hosts_in_one_process_share_no_queue()
    {
        await using var one = await LiveBot.StartAsync(settled, Now);
        await using var other = await LiveBot.StartAsync(settled, Now);

        Assert.NotSame(one.Part<JobStorage>(), other.Part<JobStorage>());
        Assert.Throws<InvalidOperationException>(() => JobStorage.Current);
    }

    [Fact]
    public async Task What_came_due_while_the_program_was_down_is_done_after_its_start()
    {
        string data;
        await using (var bot = await LiveBot.StartAsync(settled, Now))
        {
            data = bot.Data;
            using var citizen = await bot.WelcomedAsync(Now);
            await citizen.AskAsync("J’accepte", Now);
            await bot.Part<ILiveSessions>().OpenAsync(
                LiveSession.Open(new SessionId("left-open"), Sample, "123456", [new AgendaItem("welcome", new Dictionary<string, string> { ["fr"] = "Accueil" }, 5)], false, "Ana", At(bot)), Now);
            var consultation = await bot.Part<IConsultationStore>().FindAsync(Sample, Now);
            await bot.Part<IConsultationStore>().SaveAsync(consultation! with { ClosesAt = At(bot).AddDays(-2), KeptDays = 1 }, null, Now);
        }

        await using var again = await LiveBot.ContinueAsync(data, Now);

        await UntilAsync(async () => (await again.Part<ILiveSessions>().FindAsync(new SessionId("left-open"), Now))!.Phase is SessionPhase.Closed);
        await UntilAsync(async () =>
        {
            await using var store = await again.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
            return await store.Turns.AnyAsync(Now) && !await store.Turns.AnyAsync(turn => turn.Json != "", Now);
        });
    }

    [Fact]
    public async Task A_closing_that_lies_ahead_is_done_when_its_time_comes_and_not_where_it_was_put_off()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Jobs:Round", "00:00:00.100");
        var consultation = (await bot.Part<IConsultationStore>().FindAsync(Sample, Now))!;
        var calendar = bot.Part<JobCalendar>();
        calendar.Plan(consultation with { ClosesAt = At(bot).AddHours(1), KeptDays = 1 });
        calendar.Plan(consultation with { ClosesAt = At(bot).AddHours(2) });
        var monitoring = bot.Part<JobStorage>().GetMonitoringApi();
        Assert.Equal([nameof(AnnounceTimes), nameof(EndSessions)], monitoring.ScheduledJobs(0, 10).Select(job => job.Value.Job.Type.Name).Order());

        calendar.Plan(consultation with { ClosesAt = At(bot).AddSeconds(1) });

        await UntilAsync(() => Task.FromResult(monitoring.SucceededJobs(0, 50).Count(job => job.Value.Job.Type == typeof(EndSessions)) == 1));
        await UntilAsync(() => Task.FromResult(monitoring.ScheduledCount() == 0));
    }

    private static DateTimeOffset At(LiveBot bot) => bot.Part<TimeProvider>().GetUtcNow();

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await happened())
                return;
            await Task.Delay(50, Now);
        }

        throw new TimeoutException("It has not happened within a minute.");
    }
}
