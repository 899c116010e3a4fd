using Isegoria.Backends.Journal;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Measures;

namespace Isegoria.Bot.Console.Measuring;

internal static class MeasuringRegistration
{
    /// <summary>Needs the journal, the dialogs and the bias classifier. Reads the section <c>Measures</c>.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MeasureOptions>(configuration, MeasureOptions.Section);
        return services.AddSingleton<ConsultationMeasuring>();
    }
}
