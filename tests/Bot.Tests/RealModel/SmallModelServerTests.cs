using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.RealModel;

/// <summary>The server of tests/SmallModel speaks enough of OpenAI's protocol, and refuses as it does.</summary>
[Collection(nameof(SmallModel))]
public sealed class SmallModelServerTests(SmallModel model) : IDisposable
{
    private static readonly HttpClientHandler Handler = new() { MaxConnectionsPerServer = 100 };

    private readonly HttpClient _http = new(Handler, disposeHandler: false);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_stream_brings_the_same_words_as_a_whole_answer_and_both_are_counted()
    {
        var whole = JsonNode.Parse(await (await AskAsync(new { max_tokens = 12 })).Content.ReadAsStringAsync(Now))!;
        var stream = await (await AskAsync(new { max_tokens = 12, stream = true, stream_options = new { include_usage = true } })).Content.ReadAsStringAsync(Now);

        var chunks = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..]).ToList();
        Assert.Equal("[DONE]", chunks[^1]);
        var parsed = chunks.SkipLast(1).Select(chunk => JsonNode.Parse(chunk)!).ToList();
        var words = string.Concat(parsed.SelectMany(chunk => chunk["choices"]!.AsArray()).Select(choice => (string?)choice!["delta"]!["content"]));
        Assert.NotEmpty(words);
        Assert.Equal((string)whole["choices"]![0]!["message"]!["content"]!, words);
        Assert.Equal("length", (string?)whole["choices"]![0]!["finish_reason"]);
        Assert.Equal(12, (int)whole["usage"]!["completion_tokens"]!);
        Assert.Equal(whole["usage"]!.ToJsonString(), parsed[^1]["usage"]!.ToJsonString());
    }

    [Fact]
    public async Task An_answer_ends_before_a_stop_word()
    {
        var free = await ContentAsync(new { max_tokens = 12 });
        var stop = free.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2];

        Assert.Equal(free[..free.IndexOf(stop, StringComparison.Ordinal)], await ContentAsync(new { max_tokens = 12, stop }));
    }

    [Fact]
    public async Task A_whole_answer_brings_the_likeliest_tokens_where_they_are_asked_for()
    {
        var whole = JsonNode.Parse(await (await AskAsync(new { max_tokens = 3, logprobs = true, top_logprobs = 4 })).Content.ReadAsStringAsync(Now))!;

        var tokens = whole["choices"]![0]!["logprobs"]!["content"]!.AsArray();
        Assert.Equal((int)whole["usage"]!["completion_tokens"]!, tokens.Count);
        Assert.All(tokens, token =>
        {
            Assert.True((double)token!["logprob"]! <= 0);
            var likeliest = token["top_logprobs"]!.AsArray().Select(other => (double)other!["logprob"]!).ToList();
            Assert.InRange(likeliest.Count, 1, 4);
            Assert.Equal(likeliest.OrderDescending(), likeliest);
        });
    }

    [Theory]
    [InlineData("""{"top_logprobs":99,"logprobs":true}""", HttpStatusCode.BadRequest, null)]
    [InlineData("""{"model":"another"}""", HttpStatusCode.NotFound, "model_not_found")]
    [InlineData("""{"messages":[]}""", HttpStatusCode.BadRequest, null)]
    [InlineData("""{"messages":[{"role":"wizard","content":"x"}]}""", HttpStatusCode.BadRequest, null)]
    [InlineData("""{"max_tokens":0}""", HttpStatusCode.BadRequest, null)]
    public async Task What_cannot_be_done_is_refused_in_OpenAIs_shape(string change, HttpStatusCode status, string? code)
    {
        using var answer = await AskAsync(JsonNode.Parse(change)!);

        Assert.Equal(status, answer.StatusCode);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Now))!["error"]!;
        Assert.NotEmpty((string)error["message"]!);
        Assert.Equal(code, (string?)error["code"]);
    }

    [Fact]
    public async Task More_messages_than_the_model_reads_are_refused()
    {
        using var answer = await AskAsync(new { messages = new[] { new { role = "user", content = string.Join(' ', Enumerable.Repeat("lamp", 5_000)) } } });

        Assert.Contains("context_length_exceeded", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_finds_the_queue_full_is_told_at_once_and_the_others_are_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => AskAsync(new { max_tokens = 5 })));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests));
    }

    private async Task<string> ContentAsync(object change) =>
        (string)JsonNode.Parse(await (await AskAsync(change)).Content.ReadAsStringAsync(Now))!["choices"]![0]!["message"]!["content"]!;

    /// <summary>A sound request, some of its properties changed.</summary>
    private async Task<HttpResponseMessage> AskAsync(object change)
    {
        await model.StartedAsync();
        var request = JsonNode.Parse($$"""{"model":"{{SmallModel.Name}}","temperature":0,"messages":[{"role":"user","content":"Write about street lamps."}]}""")!;
        foreach (var (name, value) in (change as JsonNode ?? System.Text.Json.JsonSerializer.SerializeToNode(change)!).AsObject())
            request[name] = value?.DeepClone();
        return await _http.PostAsJsonAsync($"{model.Endpoint}/chat/completions", request, Now);
    }
}
