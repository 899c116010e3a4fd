using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Journal;

/// <summary>The stored form of turns and progress. Ids are plain strings; closed sets of cases carry their name as "case".</summary>
internal static class TurnJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameCases } },
        Converters =
        {
            new JsonStringEnumConverter(),
            new TextConverter<Language>(l => l.Code, c => new Language(c)),
            new TextConverter<ConsultationId>(i => i.Value, v => new ConsultationId(v)),
            new TextConverter<ConversationId>(i => i.Value, v => new ConversationId(v)),
            new TextConverter<ActivityId>(i => i.Value, v => new ActivityId(v)),
            new TextConverter<StatementId>(i => i.Value, v => new StatementId(v)),
            new TextConverter<CaucusId>(i => i.Value, v => new CaucusId(v)),
            new TextConverter<SessionId>(i => i.Value, v => new SessionId(v)),
        },
    };

    private static readonly JsonSerializerOptions Counting = new(Options) { Converters = { new SkippedFindings() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"Stored {typeof(T).Name} is null.");

    /// <summary>Without the passages that were found, the largest part of a turn: for who reads every turn there is.</summary>
    public static Turn ReadCounted(string json) =>
        JsonSerializer.Deserialize<Turn>(json, Counting) ?? throw new JsonException("Stored Turn is null.");

    private static void NameCases(JsonTypeInfo type)
    {
        if (type.Type != typeof(Verdict) && type.Type != typeof(Contribution) && type.Type != typeof(Told))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "case" };
        foreach (var nested in type.Type.GetNestedTypes().Where(n => n.IsSubclassOf(type.Type)))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(nested, nested.Name));
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is null."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class SkippedFindings : JsonConverter<Findings>
    {
        public override Findings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return Findings.None;
        }

        public override void Write(Utf8JsonWriter writer, Findings value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
