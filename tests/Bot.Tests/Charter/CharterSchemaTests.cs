using System.Globalization;
using System.Text.Json.Nodes;
using Isegoria.Deliberation.Charter;
using Isegoria.Doubles;
using Json.Schema;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isegoria.Bot.Tests.Charter;

/// <summary>The schema that editors use agrees with the charter that ships and with the figures there are.</summary>
public sealed class CharterSchemaTests
{
    private static readonly string Path = Repository.File("prompts/charter.schema.json");
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path);

    [Fact]
    public void The_shipped_charter_obeys_the_schema()
    {
        var result = Schema.Evaluate(Shipped(), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', result.Details.Where(d => d.HasErrors)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
        Assert.Equal("# yaml-language-server: $schema=charter.schema.json", File.ReadLines(Repository.File("prompts/charter.yaml")).First());
    }

    [Fact]
    public void It_knows_every_figure_and_every_way_to_enforce()
    {
        var defined = JsonNode.Parse(File.ReadAllText(Path))!["$defs"]!;

        Assert.Equal(FigureNames.All.Keys.Order(StringComparer.Ordinal), Names(defined["indicator"]!["properties"]!["figure"]!["enum"]!));
        Assert.Equal(
            Enum.GetNames<EnforcedBy>().Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal),
            Names(defined["principle"]!["properties"]!["enforced"]!["items"]!["properties"]!["by"]!["enum"]!));
    }

    [Theory]
    [InlineData("figure", "figures")]
    [InlineData("at_least", "atleast")]
    public void A_mistyped_key_breaks_it(string key, string mistyped)
    {
        var charter = Shipped();
        var indicator = charter["principles"]![0]!["indicators"]![0]!.AsObject();
        indicator[mistyped] = indicator[key]!.DeepClone();
        indicator.Remove(key);

        Assert.False(Schema.Evaluate(charter).IsValid);
    }

    private static IEnumerable<string> Names(JsonNode list) => list.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);

    private static JsonNode Shipped()
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Repository.File("prompts/charter.yaml"));
        stream.Load(text);
        return Json(stream.Documents[0].RootNode)!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } number when double.TryParse(number.Value, CultureInfo.InvariantCulture, out var n) => JsonValue.Create(n),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
