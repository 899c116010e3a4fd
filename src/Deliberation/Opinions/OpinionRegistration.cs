using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Deliberation.Opinions;

public static class OpinionRegistration
{
    /// <summary>The numbers of the sections <c>Opinions</c> and <c>StatementRouting</c>.</summary>
    public static IServiceCollection AddOpinions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<OpinionOptions>(configuration, OpinionOptions.Section);
        services.AddSettings<RoutingOptions>(configuration, RoutingOptions.Section);
        return services;
    }
}
