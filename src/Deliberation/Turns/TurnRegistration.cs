using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Deliberation.Turns;

public static class TurnRegistration
{
    /// <summary>The line itself; its parts are registered where they are implemented. Reads section <c>Turn</c>.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TurnOptions>(configuration, TurnOptions.Section);
        services.AddSingleton<QuestionSearch>();
        services.AddSingleton<Dossiers>();
        services.AddSingleton<TurnClosing>();
        services.AddSingleton<CitizenTurn>();
        return services;
    }
}
