using Microsoft.Extensions.Configuration;

namespace Isegoria.Benchmarks;

/// <summary>The settings as they ship.</summary>
internal static class Shipped
{
    public static T Settings<T>(string section)
        where T : class =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build().GetSection(section).Get<T>()
        ?? throw new InvalidOperationException($"appsettings.json has no section {section}.");
}
