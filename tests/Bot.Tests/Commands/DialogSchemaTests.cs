using System.Globalization;
using System.Text.Json.Nodes;
using Isegoria.Doubles;
using Json.Schema;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isegoria.Bot.Tests.Commands;

/// <summary>The schema that editors use agrees with the files that ship.</summary>
public sealed class DialogSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Repository.File("dialogs/schema.json"));

    public static TheoryData<string> Files { get; } =
        [.. Directory.GetFiles(Repository.File("dialogs"), "*.yaml").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_file_obeys_the_schema(string file)
    {
        var path = Repository.File(Path.Combine("dialogs", file));
        var result = Schema.Evaluate(Read(path), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', result.Details.Where(d => d.HasErrors)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
        Assert.Equal("# yaml-language-server: $schema=schema.json", File.ReadLines(path).First());
    }

    [Theory]
    [InlineData("ask", "wonder")]
    [InlineData("min", "minimum")]
    public void A_mistyped_key_breaks_it(string key, string mistyped)
    {
        var dialog = Read(Repository.File("dialogs/five-minutes.yaml"))!;
        var step = dialog["stages"]![1]!["steps"]![1]!.AsObject();
        var value = step[key]!.DeepClone();
        step.Remove(key);
        step[mistyped] = value;

        Assert.False(Schema.Evaluate(dialog).IsValid);
    }

    private static JsonNode? Read(string path)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(path);
        stream.Load(text);
        return Json(stream.Documents[0].RootNode);
    }

    /// <summary>As an editor reads it: YAML 1.2 core schema, where only true and false are booleans.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } number when int.TryParse(number.Value, CultureInfo.InvariantCulture, out var n) => JsonValue.Create(n),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
