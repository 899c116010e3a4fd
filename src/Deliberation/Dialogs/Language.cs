using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>A language as a two-letter ISO 639-1 code in lower case; in JSON, the code.</summary>
[JsonConverter(typeof(AsCode))]
public readonly record struct Language
{
    public static readonly Language French = new("fr");
    public static readonly Language English = new("en");

    private readonly string? _code;

    public Language(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != 2 || !char.IsAsciiLetterLower(code[0]) || !char.IsAsciiLetterLower(code[1]))
            throw new ArgumentException($"'{code}' is not a two-letter language code such as fr or en.", nameof(code));
        _code = code;
    }

    public string Code => _code ?? "fr";

    /// <summary>Reads a BCP 47 tag ("fr-FR"): its first part where that has two letters, otherwise none.</summary>
    public static Language? FromTag(string? tag)
    {
        var primary = tag?.Split('-', '_')[0].ToLowerInvariant();
        return primary is { Length: 2 } && char.IsAsciiLetterLower(primary[0]) && char.IsAsciiLetterLower(primary[1])
            ? new Language(primary)
            : null;
    }

    public bool Equals(Language other) => Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    private sealed class AsCode : JsonConverter<Language>
    {
        public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FromTag(reader.GetString()) ?? throw new JsonException("A language is a two-letter code such as fr or en.");

        public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }
}
