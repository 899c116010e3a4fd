using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Bot.Gateway;
using Isegoria.Bot.Tests.Channels;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace Isegoria.Bot.Tests.Gateway;

/// <summary>The model behind charter, gate and rewriting, as clients that were written for OpenAI see it.</summary>
public sealed class GatewayTests(SettledData settled)
{
    private const string First = "Here is what is known.";
    private const string Loaded = "The lighting scandalously costs 182,000 euros a year.";
    private const string Neutral = "The lighting costs 182,000 euros a year.";
    private const string Last = "The council votes in May.";
    private const string Notice = "[A sentence is not shown: it did not pass the neutrality check.]";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAIs_own_client_and_Semantic_Kernel_get_only_what_has_passed_the_gate()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var log = new HeardLog();
        var (key, hash) = GatewayDoor.Make();
        var (modelsOnly, modelsOnlyHash) = GatewayDoor.Make();
        await using var bot = await StartAsync(model, log, hash, modelsOnlyHash);

        await KernelAsync(model, bot.Address, key);
        await NodeAsync(model, bot.Address, key, modelsOnly);

        var logged = string.Join('\n', log.Lines);
        Assert.Contains("gateway", logged, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key, logged, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, logged, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("lighting", logged, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task KernelAsync(ScriptedModel model, Uri address, string key)
    {
        model.Says($"{First} {Loaded} {Last}").Says(Neutral).Writes(_ => $"{First} {Loaded} {Last}", TimeSpan.Zero).Says("The lighting costs 812 euros.");
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("isegoria/scripted-1", new Uri(address, "v1"), key).Build();

        Assert.Equal($"{First} {Neutral} {Last}", (await kernel.InvokePromptAsync("What does the lighting of the town cost?", cancellationToken: Now)).ToString());
        var streamed = await kernel.InvokePromptStreamingAsync<StreamingChatMessageContent>("What does the lighting of the town cost?", cancellationToken: Now)
            .Select(piece => piece.Content).ToListAsync(Now);
        Assert.Equal($"{First} {Notice} {Last}", string.Concat(streamed));

        var asked = model.Requests[0];
        Assert.StartsWith("You answer within a public deliberation.", asked.Said("system"), StringComparison.Ordinal);
        Assert.Contains("Take no side", asked.Said("system"), StringComparison.Ordinal);
        Assert.Equal("scripted-1", (string?)JsonNode.Parse(asked.Body.GetRawText())!["model"]);
    }

    private static async Task NodeAsync(ScriptedModel model, Uri address, string key, string modelsOnly)
    {
        var folder = Repository.File("tests/fixtures/openai-client");
        await NodePackages.InstallAsync(folder);
        Script(model);

        var (_, output) = await NodePackages.RunAsync(folder, "node", "client.mjs", new Uri(address, "v1").ToString(), key, modelsOnly);

        var reports = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToLookup(report => (string)report["name"]!);
        JsonNode Report(string name) => reports[name].FirstOrDefault() ?? throw new InvalidOperationException(output);
        Assert.Equal("isegoria/scripted-1", (string?)Report("models")["ids"]![0]);
        Assert.Equal("isegoria/scripted-1", (string?)Report("model")["id"]);
        Assert.Equal($"{First} {Neutral} {Last}", (string?)Report("whole")["content"]);
        Assert.Equal(["passed", "rewritten", "passed"], Report("whole")["mark"]!["sentences"]!.AsArray().Select(sentence => (string)sentence!["verdict"]!));
        Assert.Equal("words/1", (string?)Report("whole")["mark"]!["gate"]);
        Assert.Equal($"{First} |{Notice} |{Last}", string.Join('|', Report("streamed")["pieces"]!.AsArray().Select(piece => (string)piece!["text"]!)));
        Assert.Equal("loaded", (string?)Report("streamed")["pieces"]![1]!["labels"]![0]);
        Assert.Equal(("stop", "withheld"), ((string)Report("streamed")["mark"]!["finish"]!, (string)Report("streamed")["mark"]!["verdict"]!));
        Assert.Equal(1_050, (int)Report("usage")["total"]!);
        foreach (var tool in (string[])["tool", "streamed tool"])
            Assert.Equal(("tool_calls", """{"place":"town"}"""), ((string)Report(tool)["finish"]!, (string)Report(tool)["call"]!["arguments"]!));
        foreach (var tool in (string[])["flagged tool", "streamed flagged tool"])
        {
            Assert.Equal(("content_filter", Notice), ((string)Report(tool)["finish"]!, (string)Report(tool)["content"]!));
            Assert.Null(Report(tool)["calls"]);
        }
        Assert.Contains(Loaded, (string)JsonNode.Parse((string)Report("caller's words")["call"]!["arguments"]!)!["text"]!, StringComparison.Ordinal);
        Assert.Equal([First, Neutral], Report("two")["contents"]!.AsArray().Select(content => (string)content!));
        Assert.Equal(["passed", "rewritten"], Report("two")["verdicts"]!.AsArray().Select(verdict => (string)verdict!));
        Assert.Equal(("content_filter", ""), ((string)Report("json")["finish"]!, (string)Report("json")["content"]!));
        Assert.Equal(
            [
                "at fault 400", "busy 429 rate_limit_exceeded", "down 502 model_unavailable", "logprobs 400 unsupported_parameter", "no such model 404 model_not_found",
                "out of scope 403 insufficient_permissions", "slow 504 model_timeout", "too large 413 request_too_large", "too many answers 400 unsupported_parameter",
                "too often 429 rate_limit_exceeded",
                "wrong key 401 invalid_api_key",
            ],
            reports.Where(report => report.Key is not ("json" or "broken off")).Select(report => report.Single()).Where(report => report["status"] is not null)
                .Select(report => $"{report["name"]} {report["status"]} {report["code"]}".Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("scripted", (string)Report("at fault")["message"]!, StringComparison.Ordinal);
        Assert.Equal("model_unavailable", (string?)Report("broken off")["code"]);
        Assert.DoesNotContain("scandalously", string.Join('\n', output.Split('\n').Where(line => !line.Contains("caller's words", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    /// <summary>In the order the client asks.</summary>
    private static void Script(ScriptedModel model) => model
        .Says($"{First} {Loaded} {Last}").Says(Neutral)
        .Writes(_ => $"{First} {Loaded} {Last}", TimeSpan.FromMilliseconds(1)).Says("The lighting costs 812 euros.")
        .Does((http, _) => WriteAsync(http, "application/json", Called("message", """{"place":"town"}""")))
        .Does((http, _) => WriteAsync(http, "text/event-stream", Streamed("""{"place":"town"}""")))
        .Does((http, _) => WriteAsync(http, "application/json", Called("message", Posted))).Says(Neutral)
        .Does((http, _) => WriteAsync(http, "text/event-stream", Streamed(Posted))).Says(Neutral)
        .Does((http, _) => WriteAsync(http, "application/json", Called("message", Posted)))
        .Does((http, _) => WriteAsync(http, "application/json", Answered("chat.completion", Said(0, First), Said(1, Loaded)))).Says(Neutral)
        .Says(JsonSerializer.Serialize(new { answer = Loaded })).Says(Neutral)
        .Fails(429).Fails(500).Fails(400)
        .Dawdles(TimeSpan.FromMinutes(5), First)
        .Writes(_ => $"{First} {Last} {Last}", TimeSpan.FromMilliseconds(1), breaksAt: 60);

    private static readonly string Posted = JsonSerializer.Serialize(new { place = "board", text = Loaded });

    /// <summary>The arguments come in three pieces, as they do.</summary>
    private static string Streamed(string arguments)
    {
        var (first, second) = (arguments.Length / 3, arguments.Length * 2 / 3);
        string[] pieces = [arguments[..first], arguments[first..second], arguments[second..]];
        var events = pieces.Select((piece, at) => Called("delta", piece, isFirst: at == 0, isLast: at == pieces.Length - 1));
        return string.Concat(events.Select(piece => $"data: {piece}\n\n")) + "data: [DONE]\n\n";
    }

    private static string Called(string holder, string arguments, bool isFirst = true, bool isLast = true)
    {
        var call = isFirst
            ? new JsonObject { ["id"] = "call_1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = "look_up", ["arguments"] = arguments } }
            : new JsonObject { ["function"] = new JsonObject { ["arguments"] = arguments } };
        if (holder == "delta")
            call["index"] = 0;
        var message = new JsonObject { ["tool_calls"] = new JsonArray(call) };
        if (isFirst)
            (message["role"], message["content"]) = ("assistant", null);
        return Answered(
            holder == "delta" ? "chat.completion.chunk" : "chat.completion",
            new JsonObject { ["index"] = 0, [holder] = message, ["finish_reason"] = isLast ? "tool_calls" : null });
    }

    private static JsonObject Said(int index, string text) =>
        new() { ["index"] = index, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = "stop" };

    private static string Answered(string kind, params JsonObject[] choices) => new JsonObject
    {
        ["id"] = "chatcmpl-scripted",
        ["object"] = kind,
        ["created"] = 1_800_000_000,
        ["model"] = "scripted",
        ["choices"] = new JsonArray([.. choices]),
    }.ToJsonString();

    private static Task WriteAsync(HttpContext http, string type, string body)
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body);
    }

    private Task<LiveBot> StartAsync(ScriptedModel model, HeardLog log, string hash, string modelsOnlyHash) => LiveBot.StartAsync(
        settled,
        Now,
        services => services.AddSingleton<IBiasClassifier>(new WordBiasClassifier("scandalously")).AddLogging(logging => logging.AddProvider(log)),
        "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--LanguageModel:Pause", "00:00:00.001",
        "--Gateway:RequestsPerKey", "30", "--Gateway:Window", "01:00:00", "--Gateway:TimeLimit", "00:00:20",
        "--Gateway:Keys:0:Name", "library", "--Gateway:Keys:0:Hash", hash, "--Gateway:Keys:0:Scopes:0", "chat", "--Gateway:Keys:0:Scopes:1", "models",
        "--Gateway:Keys:1:Name", "catalogue", "--Gateway:Keys:1:Hash", modelsOnlyHash, "--Gateway:Keys:1:Scopes:0", "models");
}
