using Isegoria.Deliberation;

namespace Isegoria.Bot.Console.Setup;

internal static class SetupRegistration
{
    /// <summary>Reads the section <c>Setup</c>.</summary>
    public static IServiceCollection AddSetup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SetupOptions>(configuration, SetupOptions.Section)
            .Validate(options => options.IsZoneKnown, "Setup:TimeZone names no time zone of this machine: write one as in Europe/Paris, or UTC.");
        return services.AddSingleton<WordsInPlace>().AddSingleton<SetupDesk>().AddSingleton<DocumentDesk>();
    }
}
