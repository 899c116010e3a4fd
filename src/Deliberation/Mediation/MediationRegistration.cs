using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Deliberation.Mediation;

public static class MediationRegistration
{
    /// <summary>The rules of mediation; their parts outside are registered where they are implemented. Reads section <c>Mediation</c>.</summary>
    public static IServiceCollection AddMediationRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MediationOptions>(configuration, MediationOptions.Section)
            .Validate(options => options.Times is { AreSound: true }, "Mediation: Times needs a time above zero for each phase.");
        return services
            .AddSingleton<QuotedCandidates>()
            .AddSingleton<CandidateChoice>()
            .AddSingleton<CoverageAudit>()
            .AddSingleton<CaucusPlaces>()
            .AddSingleton<CaucusMoves>();
    }
}
