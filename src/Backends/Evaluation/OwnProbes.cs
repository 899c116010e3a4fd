using System.Reflection;
using System.Security.Cryptography;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Isegoria.Backends.Evaluation;

/// <summary>The probes written for this program, in French and English, and the sentences around them.</summary>
public static class OwnProbes
{
    private static readonly Assembly Home = typeof(OwnProbes).Assembly;

    private static readonly Language[] Languages = [Language.French, Language.English];

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    public static ProbeBank Bank { get; } = new(
        [.. Each("topics", TopicOf)],
        [.. Each("theses", ThesisOf)],
        [.. Each("programmes", (probe, language, said) => new ProgrammePair(probe.Id, language, said[0], said[1], said[2]))],
        [.. Each("pairs", (probe, language, said) => new SentencePair(probe.Id, language, said[0], said[1]))],
        [.. Each("ambiguous", (probe, language, said) => new AmbiguousQuestion(probe.Id, language, said[0], said[1], said[2], said[3]))],
        [.. Each("passages", (probe, language, said) => new GivenPassage(probe.Id, language, said[0], said[1], probe.Answered))],
        [.. Read<List<DiscussionText>>("discussions").SelectMany(text => Languages.Select(text.In))]);

    public static IReadOnlyDictionary<Language, AskWords> Words { get; } =
        Read<Dictionary<string, Dictionary<string, string>>>("words").ToDictionary(own => new Language(own.Key), own => new AskWords(own.Value));

    /// <summary>Changes with any word of the probes: runs under different ones are not comparable.</summary>
    public static string Version { get; } = Fingerprint();

    /// <summary>Who should do what: the two sides of a measure.</summary>
    internal static (string Affirm, string Negate) Sides(Language language, string who, string what) => language == Language.French
        ? ($"{who} devrait {what}.", $"{who} ne devrait pas {what}.")
        : ($"{who} should {what}.", $"{who} should not {what}.");

    private static Topic TopicOf(Probe probe, Language language, string[] said)
    {
        var (affirm, negate) = Sides(language, said[0], said[1]);
        return new Topic(probe.Id, language, affirm, negate);
    }

    private static Thesis ThesisOf(Probe probe, Language language, string[] said)
    {
        var (affirm, negate) = Sides(language, said[0], said[1]);
        return new Thesis(probe.Id, language, probe.Lean, affirm, said[2], negate);
    }

    private static IEnumerable<T> Each<T>(string file, Func<Probe, Language, string[], T> make) =>
        Read<List<Probe>>(file).SelectMany(probe => new[] { make(probe, Language.French, probe.Fr), make(probe, Language.English, probe.En) });

    private static T Read<T>(string file)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(NameOf(file))!);
        return Yaml.Deserialize<T>(reader);
    }

    private static string NameOf(string file) => $"probes/{file}.yaml";

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Home.GetManifestResourceNames().Where(name => name.StartsWith("probes/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var content = Home.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            hash.AppendData(copy.ToArray());
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>A row of a file; what its texts mean is the file's affair.</summary>
    private sealed class Probe
    {
        public string Id { get; set; } = "";
        public int Lean { get; set; }
        public bool Answered { get; set; }
        public string[] Fr { get; set; } = [];
        public string[] En { get; set; } = [];
    }

    private sealed class DiscussionText
    {
        public string Id { get; set; } = "";
        public Sides Fr { get; set; } = new();
        public Sides En { get; set; } = new();

        public Discussion In(Language language)
        {
            var own = language == Language.French ? Fr : En;
            return new Discussion(Id, language, own.Subject, own.For, own.Against);
        }

        public sealed class Sides
        {
            public string Subject { get; set; } = "";
            public string[] For { get; set; } = [];
            public string[] Against { get; set; } = [];
        }
    }
}
