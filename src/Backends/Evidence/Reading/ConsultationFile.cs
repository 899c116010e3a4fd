using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>A consultation written as YAML: its words by language, its brief, its first statements.</summary>
internal static class ConsultationFile
{
    public const string Name = "consultation.yaml";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(LowerCaseNamingConvention.Instance).Build();

    /// <exception cref="UnreadableSourceException">The file is no consultation; the message says where and why.</exception>
    public static (Consultation Consultation, IReadOnlyList<Statement> Seeds) Read(string path)
    {
        try
        {
            var keys = Yaml.Deserialize<Keys?>(SourceText.Decode(File.ReadAllBytes(path))) ?? throw new UnreadableSourceException("is empty");
            return (Consultation(keys), [.. keys.Statements.Select(statement => Seed(statement, keys.Languages))]);
        }
        catch (YamlException e)
        {
            throw new UnreadableSourceException($"is not valid at line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static Consultation Consultation(Keys keys)
    {
        if (string.IsNullOrWhiteSpace(keys.Slug) || string.IsNullOrWhiteSpace(keys.Dialog) || keys.Languages.Count == 0)
            throw new UnreadableSourceException("needs slug, dialog and languages");
        var languages = keys.Languages.Select(code => Language.FromTag(code) ?? throw new UnreadableSourceException($"has the language '{code}'; write fr or en"));
        return new Consultation(
            new ConsultationId(keys.Slug),
            InEvery(keys.Languages, keys.Title, "title"),
            InEvery(keys.Languages, keys.Question, "question"),
            InEvery(keys.Languages, keys.Organiser, "organiser"),
            InEvery(keys.Languages, keys.Use, "use"),
            keys.Brief.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value),
            [.. languages],
            keys.Dialog)
        {
            Mandate = keys.Mandate,
        };
    }

    private static Statement Seed(Dictionary<string, string> statement, List<string> languages)
    {
        var id = statement.GetValueOrDefault("id") ?? throw new UnreadableSourceException("has a statement without an id");
        var texts = statement.Where(pair => languages.Contains(pair.Key)).ToDictionary();
        return texts.Count > 0
            ? new Statement(new StatementId(id), texts)
            : throw new UnreadableSourceException($"has a statement '{id}' without a text in {string.Join(" or ", languages)}");
    }

    private static Dictionary<string, string> InEvery(List<string> languages, Dictionary<string, string> words, string key) =>
        languages.FirstOrDefault(language => string.IsNullOrWhiteSpace(words.GetValueOrDefault(language))) is { } missing
            ? throw new UnreadableSourceException($"has no {key} in {missing}")
            : words;

    private sealed class Keys
    {
        public string Slug { get; set; } = "";
        public Dictionary<string, string> Title { get; set; } = [];
        public Dictionary<string, string> Question { get; set; } = [];
        public Dictionary<string, string> Organiser { get; set; } = [];
        public Dictionary<string, string> Use { get; set; } = [];
        public Dictionary<string, string> Mandate { get; set; } = [];
        public List<string> Languages { get; set; } = [];
        public string Dialog { get; set; } = "";
        public Dictionary<string, List<string>> Brief { get; set; } = [];
        public List<Dictionary<string, string>> Statements { get; set; } = [];
    }
}
