using System.Text.RegularExpressions;
using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Isegoria.Backends.Tests.Bias;

/// <summary>Every word the product says by itself passes its own gate; a script that did not would end in a notice.</summary>
public sealed partial class OwnWordsTests
{
    /// <summary>What stands in a script's places, in words no gate should mind.</summary>
    private static readonly (string Place, string French, string English)[] Filled =
    [
        ("title", "Éclairage public à Rivemont", "Street lighting in Rivemont"),
        ("organiser", "la mairie de Rivemont", "the town of Rivemont"),
        ("question", "Faut-il éteindre l’éclairage public la nuit ?", "Should street lights be switched off at night?"),
        ("name", "Votre position", "Your position"),
        ("low", "la garder telle quelle", "keep it as it is"),
        ("high", "la changer entièrement", "change it entirely"),
        ("from", "1", "1"),
        ("to", "5", "5"),
        ("answers", "3", "3"),
        ("statements", "1", "1"),
        ("votes", "4", "4"),
        ("count", "2", "2"),
        ("number", "2", "2"),
        ("ranked", "10", "10"),
        ("last", "1", "1"),
        ("opinions", "12", "12"),
        ("missing", "2", "2"),
        ("partly", "1", "1"),
        ("so-far", "2", "2"),
        ("ranking", "2, 1 = 3", "2, 1 = 3"),
        ("until", "4 mars, 9 h", "4 March, 9:00"),
        ("use", "le conseil en débattra en juin", "the council will discuss them in June"),
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.File("dialogs"), "*.yaml").Concat([Repository.File("prompts/replies.yaml"), Repository.File("prompts/notices.yaml")])
            .Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_scripted_text_passes_the_gate(string file)
    {
        var texts = Texts(Repository.File(file)).Distinct().ToList();
        Assert.True(texts.Count > 3, $"{file} holds no scripted text.");
        using var classifier = new OnnxBiasClassifier(Repository.File("models/bias-gate"), threads: 2, batchSize: 16);

        var windows = texts.SelectMany(SentenceWindows.Of).ToList();
        var scores = await classifier.ScoreAsync(windows, Language.French, TestContext.Current.CancellationToken);

        Assert.Empty(windows.Zip(scores)
            .Where(judged => classifier.Thresholds.Exceeded(judged.Second).Count > 0)
            .Select(judged => $"{judged.First} ({string.Join(", ", classifier.Thresholds.Exceeded(judged.Second))}, {judged.Second.Biased:0.00})"));
    }

    [Theory]
    [InlineData("The bats of the River Vrelle", "Ciel et Lisière counted seven species of bats along the Vrelle.", false)]
    [InlineData("The rats of the city hall", "The trial would last twelve months from 2 November 2026.", true)]
    [InlineData("These vermin must go", "The council will vote on 24 September 2026.", true)]
    public async Task A_title_is_hostile_by_what_it_means_above_its_text(string title, string quote, bool isHostile)
    {
        using var classifier = new OnnxBiasClassifier(Repository.File("models/bias-gate"), threads: 2, batchSize: 16);
        var gate = new BiasGate(
            classifier, new NoContentScreen(), Options.Create(new BiasGateOptions { AttributedHostility = 0.5, TimeLimit = TimeSpan.FromMinutes(1) }), NullLogger<BiasGate>.Instance);
        var draft = new Draft([Utterance.Say("The documents speak of it.")], [new Citation(1, "d", "Note", "d-0", title, quote)], Unanswered: false, "script", Language.English);

        Assert.Equal(isHostile, await gate.CheckAsync(draft, TestContext.Current.CancellationToken) is Verdict.Withheld);
    }

    private static IEnumerable<string> Texts(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(file)));
        return Under(yaml.Documents[0].RootNode, language: null);
    }

    private static IEnumerable<string> Under(YamlNode node, string? language) => node switch
    {
        YamlMappingNode map => map.Children.Where(entry => !IsNeverSaid(entry.Key)).SelectMany(entry => Under(entry.Value, LanguageOf(entry.Key) ?? language)),
        YamlSequenceNode list => list.Children.SelectMany(child => Under(child, language)),
        YamlScalarNode { Value: { Length: > 0 } text } when language is not null => [Fill(text, language)],
        _ => [],
    };

    /// <summary>Beginnings that sentences of a side are compared with; nobody reads them.</summary>
    private static bool IsNeverSaid(YamlNode key) => key is YamlScalarNode { Value: "why_for" or "why_against" };

    private static string? LanguageOf(YamlNode key) => key is YamlScalarNode { Value: "fr" or "en" } scalar ? scalar.Value : null;

    /// <summary>A place of its own words takes them; one for what the citizen gave is elided, as the gate does.</summary>
    private static string Fill(string text, string language) => Places().Replace(text, place =>
        Filled.FirstOrDefault(filled => filled.Place == place.Groups[1].Value) is { Place: not null } own
            ? language == "fr" ? own.French : own.English
            : language == "fr" ? "« … »" : "“…”");

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Places();
}
