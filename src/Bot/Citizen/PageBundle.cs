using System.Text.Json;

namespace Isegoria.Bot.Citizen;

/// <summary>The names of the built files, which change with their content.</summary>
public sealed record BundleFiles(string Script, string Style, string Font);

/// <summary>Finds what <c>src/Bot/web</c> was built into.</summary>
public sealed class PageBundle(IWebHostEnvironment environment)
{
    private readonly Lazy<BundleFiles?> _files = new(() => Read(environment));

    /// <summary>None where the program was built without the page.</summary>
    public BundleFiles? Files => _files.Value;

    private static BundleFiles? Read(IWebHostEnvironment environment)
    {
        var manifest = Path.Combine(PageFiles.Root(environment), "webchat", "manifest.json");
        return File.Exists(manifest)
            ? JsonSerializer.Deserialize<BundleFiles>(File.ReadAllText(manifest), JsonSerializerOptions.Web)
            : null;
    }
}
