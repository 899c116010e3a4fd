using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests.Charter;

/// <summary>How a consultation stands to the charter, by the verb and on the public page; and what it teaches.</summary>
public sealed class AuditTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_shows_in_the_audit_and_stays_off_the_public_page()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        await citizen.AskAsync("J’ai une question : Combien coûte l’éclairage, selon la tante Hirondelle ?", Now);

        var (code, lines, table) = await RunAsync("audit", "--consultation", "sample", "--language", "fr", "--Data:Directory", bot.Data);

        Assert.Equal(0, code);
        var indicators = lines.SelectMany(line => line["indicators"]!.AsArray()).ToDictionary(one => (string)one!["id"]!, one => one!);
        Assert.Equal("met", Standing(lines, "artificial"));
        Assert.Equal("missed", Standing(lines, "privacy"));
        Assert.Equal("unknown", Standing(lines, "representativeness"));
        Assert.Equal((1, 1), ((double)indicators["told-artificial"]["value"]!, (int)indicators["told-artificial"]["of"]!));
        Assert.Equal(1, (double)indicators["chain-intact"]["value"]!);
        Assert.Contains("n’est encore arrivé", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Hirondelle", table + string.Concat(lines.Select(line => line.ToJsonString())), StringComparison.OrdinalIgnoreCase);

        using var http = new HttpClient { BaseAddress = bot.Address };
        var page = await http.GetStringAsync("/c/sample/charter?language=en", Now);
        Assert.Contains("Too few people have taken part", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/", page, StringComparison.Ordinal);
        using var missing = await http.GetAsync("/c/another/charter", Now);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Written_pairs_are_given_out_in_every_form_and_the_card_says_what_was_left_out()
    {
        var folder = Directory.CreateTempSubdirectory("isegoria-training-");
        try
        {
            var pairs = Path.Combine(folder.CreateSubdirectory("pairs").FullName, "pairs.jsonl");
            await File.WriteAllLinesAsync(pairs, [
                Line("1-b", "1", "The lamps must obviously go.", "pressure"), Line("1-n", "1", "The plan takes the lamps down."),
                Line("2-b", "2", "Write to the fool at jo@example.org.", "hostility"), Line("2-n", "2", "Write to jo@example.org."),
                Line("3-n", "3", "The vote is in May."),
            ], Now);
            string[] arguments = ["train-data", "--out", Path.Combine(folder.FullName, "out"), "--pairs", Path.GetDirectoryName(pairs)!, "--Data:Directory", Path.Combine(folder.FullName, "data")];

            var (code, files, said) = await RunAsync(arguments);

            Assert.Equal((0, 6), (code, files.Count));
            Assert.StartsWith("1 pairs, 1 single replies", said, StringComparison.Ordinal);
            var standard = Assert.Single(await ReadAsync(folder, "standard"));
            Assert.Equal(("The plan takes the lamps down.", "The lamps must obviously go."), ((string)standard["chosen"]!, (string)standard["rejected"]!));
            var conversational = Assert.Single(await ReadAsync(folder, "conversational"));
            Assert.Equal(
                ("user", "assistant", "The lamps must obviously go."),
                ((string)conversational["prompt"]![0]!["role"]!, (string)conversational["chosen"]![0]!["role"]!, (string)conversational["rejected"]![0]!["content"]!));
            Assert.Equal([true, false, true], (await ReadAsync(folder, "unpaired")).Select(example => (bool)example["label"]!));
            Assert.Contains("1 with what looks like personal data", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "out", "README.md"), Now), StringComparison.Ordinal);

            await AssertShapesAsync(folder);

            var first = files.Select(file => (string)file["sha256"]!).ToList();
            Assert.Equal(first, (await RunAsync(arguments)).Lines.Select(file => (string)file["sha256"]!));
            Assert.Equal(2, (await RunAsync("train-data", "--out", "x", "--pairs", Path.Combine(folder.FullName, "none"))).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// The columns of TRL's documentation, "Dataset formats and types": preference with an explicit prompt (DPO, ORPO, CPO, reward), standard and
    /// conversational, and unpaired preference (KTO). Further columns are allowed, and their types are the same in every line.
    /// </summary>
    private static async Task AssertShapesAsync(DirectoryInfo folder)
    {
        Assert.All(await ReadAsync(folder, "standard"), example => Assert.All(
            ["prompt", "chosen", "rejected"], column => Assert.Equal(JsonValueKind.String, example[column]!.GetValueKind())));
        Assert.All(await ReadAsync(folder, "conversational"), example => Assert.All(
            ((string Column, string Role)[])[("prompt", "user"), ("chosen", "assistant"), ("rejected", "assistant")],
            column => Assert.Equal([column.Role], example[column.Column]!.AsArray().Select(message =>
            {
                Assert.Equal(["role", "content"], message!.AsObject().Select(field => field.Key));
                Assert.Equal(JsonValueKind.String, message["content"]!.GetValueKind());
                return (string)message["role"]!;
            }))));
        Assert.All(await ReadAsync(folder, "unpaired"), example =>
        {
            Assert.All(["prompt", "completion"], column => Assert.Equal(JsonValueKind.String, example[column]!.GetValueKind()));
            Assert.True(example["label"]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        });
        foreach (var format in (string[])["standard", "conversational", "unpaired"])
            Assert.Single((await ReadAsync(folder, format)).Select(example => string.Join(',', example.AsObject().Select(field => field.Key))).Distinct());
    }

    private static string Standing(IReadOnlyList<JsonNode> lines, string principle) => (string)lines.Single(line => (string?)line["principle"] == principle)["standing"]!;

    private static string Line(string id, string pair, string text, params string[] labels) => new JsonObject
    {
        ["id"] = id,
        ["pair"] = pair,
        ["lang"] = "en",
        ["topic"] = "lamps",
        ["move"] = "answer",
        ["text"] = text,
        ["labels"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
    }.ToJsonString();

    private static async Task<IReadOnlyList<JsonNode>> ReadAsync(DirectoryInfo folder, string format)
    {
        var lines = new List<JsonNode>();
        foreach (var part in (string[])["train", "test"])
            lines.AddRange((await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "out", format, $"{part}.jsonl"), Now)).Select(line => JsonNode.Parse(line)!));
        return lines;
    }

    private static async Task<(int Code, IReadOnlyList<JsonNode> Lines, string Said)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(arguments), arguments, output, error, Now);
        return (code, [.. output.ToString().Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)], error.ToString());
    }
}
