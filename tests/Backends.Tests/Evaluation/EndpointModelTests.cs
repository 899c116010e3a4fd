using System.Diagnostics;
using System.Text.Json.Nodes;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Microsoft.AspNetCore.Http;

namespace Isegoria.Backends.Tests.Evaluation;

public sealed class EndpointModelTests : IAsyncLifetime
{
    private static readonly Ask Question = new(Suite.Theses, "theses", "u", Language.English, "text", Reading.Stance, "Agree?");

    private static readonly Ask Pair = new(Suite.Stereotypes, "pairs", "u", Language.English, "first", Reading.Choice, "A or B?") { Letters = ["stereotyped", "other", "none"] };

    private ScriptedModel _server = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ScriptedModel.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_question_goes_out_with_model_key_and_limit_and_the_answer_comes_back()
    {
        _server.Says("Agree.");
        using var model = new EndpointModel(_server.Endpoint, "m", "secret", Options(), TimeProvider.System);

        var said = await model.AskAsync(Question with { Repeat = 2 }, seed: 5, Now);

        Assert.Equal(("Agree.", "stop", 1_000, 50), (said.Text, said.Finish, said.PromptTokens, said.AnswerTokens));
        var request = Assert.Single(_server.Requests);
        Assert.Equal("Bearer secret", request.Headers["Authorization"]);
        Assert.Equal("Agree?", request.Said("user"));
        Assert.Equal("m", request.Body.GetProperty("model").GetString());
        Assert.Equal(7, request.Body.GetProperty("seed").GetInt32());
        Assert.Equal(24, request.Body.GetProperty("max_tokens").GetInt32());
        Assert.False(request.Body.TryGetProperty("logprobs", out _));
    }

    [Fact]
    public async Task A_server_that_is_full_is_asked_again_when_it_says_so()
    {
        _server.Does((http, _) =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        }).Fails(503).Says("Agree.");
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);
        var watch = Stopwatch.StartNew();

        Assert.Equal("Agree.", (await model.AskAsync(Question, 1, Now)).Text);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.99), $"It waited {watch.Elapsed}.");
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "--key-from")]
    [InlineData(404, "does not know the model 'm'")]
    [InlineData(400, "answered 400")]
    public async Task What_asking_again_will_not_change_stops_at_once_and_says_what_to_do(int status, string words)
    {
        _server.Fails(status);
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<EndpointException>(() => model.AskAsync(Question, 1, Now));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var gone = await ScriptedModel.StartAsync();
        var address = gone.Endpoint;
        await gone.DisposeAsync();
        using var model = new EndpointModel(address, "m", null, Options(), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<EndpointException>(() => model.AskAsync(Question, 1, Now));

        Assert.Contains("Is the server running", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rubbish_is_called_rubbish()
    {
        _server.Babbles("""{"choices":[]}""");
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);

        Assert.Contains("not as chat completions do", (await Assert.ThrowsAsync<EndpointException>(() => model.AskAsync(Question, 1, Now))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_never_goes_over_plain_http_to_elsewhere() =>
        Assert.Throws<EndpointException>(() => new EndpointModel("http://models.example.org/v1", "m", "secret", Options(), TimeProvider.System));

    [Fact]
    public async Task Log_probabilities_of_the_first_token_become_weights_of_the_letters()
    {
        _server.Babbles("""
            {"choices":[{"message":{"content":"A"},"finish_reason":"stop","logprobs":{"content":[{"token":"A","logprob":-0.693147,"top_logprobs":[
            {"token":"A","logprob":-0.693147},{"token":" B","logprob":-1.386294},{"token":"The","logprob":-3}]}]}}]}
            """);
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);

        var said = await model.AskAsync(Pair, 1, Now);

        Assert.Equal(0.5, said.Letters["A"], 1e-4);
        Assert.Equal(0.25, said.Letters["B"], 1e-4);
        Assert.Equal(2, said.Letters.Count);
        Assert.True(_server.Requests[0].Body.GetProperty("logprobs").GetBoolean());
    }

    [Fact]
    public async Task A_server_without_log_probabilities_is_asked_for_the_letter_alone()
    {
        _server.Does(async (http, request) =>
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsync("""{"error":{"message":"logprobs are not supported"}}""");
        }).Says("B");
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);

        var said = await model.AskAsync(Pair, 1, Now);

        Assert.Equal(("B", 0), (said.Text, said.Letters.Count));
        Assert.False(_server.Requests[1].Body.TryGetProperty("logprobs", out _));
    }

    [Theory]
    [InlineData("logprobs are not supported", "logprobs")]
    [InlineData("use max_completion_tokens instead", "max_tokens")]
    [InlineData("response_format is not supported", "response_format")]
    public async Task Questions_that_are_refused_for_the_same_at_once_are_all_asked_again(string refusal, string held)
    {
        var (arrived, both) = (0, new TaskCompletionSource());
        async Task RefuseAsync(HttpContext http, ModelRequest request)
        {
            if (Interlocked.Increment(ref arrived) == 2)
                both.SetResult();
            await both.Task;
            http.Response.StatusCode = 400;
            await http.Response.WriteAsync($$$"""{"error":{"message":"{{{refusal}}}"}}""");
        }
        _server.Does(RefuseAsync).Does(RefuseAsync).Says("B");
        using var model = new EndpointModel(_server.Endpoint, "m", null, Options(), TimeProvider.System);
        var ask = new ChatQuestion([new JsonObject { ["role"] = "user", ["content"] = "A or B?" }], 0.7, 24, 1, Weighed: true, Json: true);

        var said = await Task.WhenAll(model.AskAsync(ask, Now), model.AskAsync(ask, Now));

        Assert.Equal(["B", "B"], said.Select(one => one.Text));
        Assert.Equal([true, true, false, false], _server.Requests.Select(request => request.Body.TryGetProperty(held, out _)));
    }

    internal static AskingOptions Options() => new()
    {
        Temperature = 0.7,
        ShortTokens = 24,
        ProseTokens = 200,
        VerdictTokens = 60,
        LogProbabilities = 20,
        AtOnce = 2,
        TimeLimit = TimeSpan.FromMinutes(1),
        Attempts = 4,
        FirstPause = TimeSpan.FromMilliseconds(10),
        LongestPause = TimeSpan.FromMilliseconds(40),
    };
}
