using Microsoft.Extensions.Configuration;

namespace Isegoria.Doubles;

/// <summary>The settings as they ship.</summary>
public static class Shipped
{
    public static IConfiguration Configuration { get; } = new ConfigurationBuilder().AddJsonFile(Repository.File("appsettings.json")).Build();

    public static T Settings<T>(string section)
        where T : class =>
        Configuration.GetSection(section).Get<T>() ?? throw new InvalidOperationException($"appsettings.json has no section {section}.");
}
