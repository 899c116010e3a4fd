using Isegoria.Deliberation.Mediation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Backends.Mediation;

public static class MediationBackends
{
    /// <summary>Mediation with its rules. Needs the journal, an encoder, the opinions, the replies and the gate. Reads section <c>Mediation</c>.</summary>
    public static IServiceCollection AddMediation(this IServiceCollection services, IConfiguration configuration) => services
        .AddMediationRules(configuration)
        .AddSingleton<ILikeness, EncodedLikeness>();
}
