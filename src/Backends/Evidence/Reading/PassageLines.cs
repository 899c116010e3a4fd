using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Passages cut by somebody else, one JSON object a line: {"id","text","language"}. Each keeps its id and its text as they are.</summary>
internal sealed class PassageLines(string path) : ISourceSet
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string? Owned => null;

    public string Key(string name) => name;

    public IEnumerable<Source> Sources(Action<string, UnreadableSourceException> unreadable)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse(line) is { } given)
                yield return new Source(given.Id, given.Id, System.Text.Encoding.UTF8.GetBytes(line), _ => Read(given));
            else
                unreadable($"{Path.GetFileName(path)}:{number}", new UnreadableSourceException("is no passage: each line holds {\"id\",\"text\",\"language\"}"));
        }
    }

    private static ReadDocument Read(Given given)
    {
        if (string.IsNullOrWhiteSpace(given.Text))
            throw new UnreadableSourceException("is empty");
        var block = new Block("", given.Text.Trim(), BlockKind.Prose);
        return new ReadDocument(null, Language.FromTag(given.Language), null, null, Stance.Unknown, [block]) { Whole = true };
    }

    private static Given? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Given>(line, Json) is { Id.Length: > 0 } given ? given : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Given
    {
        [System.Text.Json.Serialization.JsonConverter(typeof(TextOrNumber))]
        public required string Id { get; init; }
        public required string Text { get; init; }
        public string? Language { get; init; }
    }

    /// <summary>Ids are often numbers.</summary>
    private sealed class TextOrNumber : System.Text.Json.Serialization.JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new JsonException("An id is a text or a number."),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
