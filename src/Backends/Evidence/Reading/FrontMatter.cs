using System.Globalization;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>What a Markdown file says about itself between two lines of three hyphens. Unknown keys are ignored: other programs write there too.</summary>
internal sealed record FrontMatter(string? Title, Language? Language, string? Author, DateOnly? Date, Stance Stance)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(LowerCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    public static readonly FrontMatter None = new(null, null, null, null, Stance.Unknown);

    /// <exception cref="UnreadableSourceException">It is no YAML, or a value is not what its key needs.</exception>
    public static FrontMatter Parse(string yaml)
    {
        try
        {
            return Yaml.Deserialize<Keys?>(yaml) is { } keys
                ? new FrontMatter(Blank(keys.Title), ReadLanguage(keys.Language), Blank(keys.Author), ReadDate(keys.Date), ReadStance(keys.Stance))
                : None;
        }
        catch (YamlException e)
        {
            throw new UnreadableSourceException($"its front matter is not valid YAML at line {e.Start.Line + 1}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Language? ReadLanguage(string? value) =>
        Blank(value) is not { } tag ? null
        : Deliberation.Dialogs.Language.FromTag(tag) ?? throw new UnreadableSourceException($"its front matter has the language '{tag}'; write fr or en");

    private static DateOnly? ReadDate(string? value) =>
        Blank(value) is not { } date ? null
        : DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnreadableSourceException($"its front matter has the date '{date}'; write it as 2026-01-31");

    private static Stance ReadStance(string? value) => Blank(value)?.ToLowerInvariant() switch
    {
        null => Stance.Unknown,
        "neutral" => Stance.Neutral,
        "for" => Stance.For,
        "against" => Stance.Against,
        var other => throw new UnreadableSourceException($"its front matter has the stance '{other}'; write for, against or neutral"),
    };

    private sealed class Keys
    {
        public string? Title { get; set; }
        public string? Language { get; set; }
        public string? Author { get; set; }
        public string? Date { get; set; }
        public string? Stance { get; set; }
    }
}
