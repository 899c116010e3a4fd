using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>A host whose sample is a caucus, and its clock: phases last for hours, unless a test lets one end.</summary>
internal static class Caucused
{
    public static readonly CaucusId Sample = new("sample");

    public static readonly string[] Quick =
        ["--Mediation:Round", "00:00:00.100", "--DirectLine:PostsPerConversation", "100000", "--Opinions:FreshFor", "00:00:00"];

    /// <summary>Three that say different things of one question.</summary>
    public static readonly string[] Opinions =
    [
        "Il faut éteindre les lampes après minuit pour protéger les animaux.",
        "Les rues doivent rester éclairées pour la sécurité des piétons le soir.",
        "Gardons une lampe allumée à chaque carrefour et près de la gare.",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<LiveBot> StartAsync(SettledData settled, IBiasClassifier? classifier = null, params string[] settings)
    {
        var bot = await LiveBot.StartAsync(settled, Now, services => services.AddSingleton(classifier ?? new FixedBiasClassifier()), [.. Quick, .. settings]);
        await bot.MediateAsync();
        return bot;
    }

    /// <summary>The sample is led by the dialog of mediation, without statements of the team, and shows its results.</summary>
    public static async Task MediateAsync(this LiveBot bot)
    {
        var consultations = bot.Part<IConsultationStore>();
        var sample = await consultations.FindAsync(new ConsultationId("sample"), Now);
        await consultations.SaveAsync(sample! with { Dialog = "mediation", ShowsResults = true }, [], Now);
    }

    public static async Task<CaucusRecord> RecordAsync(this LiveBot bot, CaucusId? id = null) =>
        await bot.Part<ICaucuses>().ReadAsync(id ?? Sample, Now) ?? throw new InvalidOperationException("There is no caucus.");

    /// <summary>Lets the time of the phase be over.</summary>
    public static async Task EndPhaseAsync(this LiveBot bot, CaucusPhase phase)
    {
        await bot.UntilAsync(caucus => caucus.Phase == phase && caucus.Ends is not null);
        while (true)
        {
            var record = await bot.RecordAsync();
            if (record.Caucus.Phase != phase)
                return;
            var at = bot.Part<TimeProvider>().GetUtcNow();
            await bot.Part<ICaucuses>().MoveAsync(record, record.Caucus with { Ends = at, Version = record.Caucus.Version + 1 }, [], at, Now);
            await Task.Delay(20, Now);
        }
    }

    public static async Task<Caucus> UntilAsync(this LiveBot bot, Func<Caucus, bool> reached, CaucusId? id = null)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await bot.Part<ICaucuses>().ReadAsync(id ?? Sample, Now) is { } record && reached(record.Caucus))
                return record.Caucus;
            await Task.Delay(50, Now);
        }

        throw new TimeoutException("The caucus has not come so far within a minute.");
    }
}
