using Isegoria.Bot.Console.Setup;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Isegoria.Bot.Tests.Setup;

/// <summary>Two organisers with the form of one consultation open.</summary>
public sealed class TwoOrganisersTests(SettledData settled)
{
    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_save_is_refused_with_the_name_of_who_changed_it_and_nothing_of_either_is_lost()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var scope = bot.Part<IServiceScopeFactory>().CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<SetupDesk>();
        var (ana, ben) = (Organiser(bot, "Ana"), Organiser(bot, "Ben"));
        var (first, second) = (await OpenAsync(bot), await OpenAsync(bot));

        first.KeptDays = "30";
        var saved = Assert.IsType<SetupAnswer.Saved>(await desk.ChangeAsync(ana, Sample, first, Now));
        second.Title["fr"] = "La nuit à Rivemont";
        var refused = Assert.IsType<SetupAnswer.Stale>(await desk.ChangeAsync(ben, Sample, second, Now));

        Assert.Equal("Ana", refused.ChangedBy);
        Assert.Equal("La nuit à Rivemont", second.Title["fr"]);
        var kept = await bot.Part<IConsultationStore>().FindAsync(Sample, Now);
        Assert.Equal((30, "L’éclairage public de Rivemont la nuit"), (kept!.KeptDays, kept.Title["fr"].Replace('\u00A0', ' ')));

        // Who closes it by the button beside the form goes on with their own form; the other's is older still.
        first.Version = saved.Consultation.Version;
        first.TakeTimes(Assert.IsType<SetupAnswer.Saved>(await desk.TurnAsync(ana, Sample, open: false, Now)).Consultation, TimeZoneInfo.Utc);
        Assert.IsType<SetupAnswer.Saved>(await desk.ChangeAsync(ana, Sample, first, Now));
        Assert.IsType<SetupAnswer.Stale>(await desk.ChangeAsync(ben, Sample, second, Now));

        // Ben opens the page again and is let through.
        var again = await OpenAsync(bot);
        again.Title["fr"] = "La nuit à Rivemont";
        Assert.IsType<SetupAnswer.Saved>(await desk.ChangeAsync(ben, Sample, again, Now));
        Assert.Equal((30, "Ben"), (await bot.Part<IConsultationStore>().FindAsync(Sample, Now)) is { } last ? (last.KeptDays!.Value, last.ChangedBy) : default);
    }

    private static async Task<ConsultationDraft> OpenAsync(LiveBot bot)
    {
        var consultations = bot.Part<IConsultationStore>();
        return ConsultationDraft.Of((await consultations.FindAsync(Sample, Now))!, await consultations.SeedsAsync(Sample, Now), TimeZoneInfo.Utc);
    }

    private static StaffMember Organiser(LiveBot bot, string name) =>
        new(name, [StaffGrant.Of("organiser")!], bot.Part<TimeProvider>().GetUtcNow().AddHours(1));
}
