using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>An evaluation cannot go on; the message says why and what to do.</summary>
public sealed class EndpointException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What a model said.</summary>
/// <param name="Letters">Probabilities of A, B and C as the first token; empty where they were not asked for or not given.</param>
public sealed record Said(string Text, string Finish, IReadOnlyDictionary<string, double> Letters, int PromptTokens, int AnswerTokens);

/// <param name="Messages">As the protocol has them.</param>
/// <param name="Weighed">Log-probabilities of the first token are asked for.</param>
/// <param name="Json">The answer is to be a JSON object, where the server can see to that.</param>
public sealed record ChatQuestion(JsonArray Messages, double Temperature, int MostTokens, int Seed, bool Weighed = false, bool Json = false);

/// <summary>
/// A model behind a server that speaks OpenAI's chat completions. A full or failing server is asked again, later for all who
/// ask at the same time; what will not change by asking again stops the run.
/// </summary>
public sealed class EndpointModel : IDisposable
{
    private const int LongestBody = 300;

    private readonly HttpClient _http;
    private readonly Uri _completions;
    private readonly string _model;
    private readonly AskingOptions _options;
    private readonly TimeProvider _time;
    private long _notBefore;
    private volatile bool _answered;
    private volatile bool _withoutLogProbabilities;
    private volatile bool _withoutJson;
    private volatile string _tokenLimit = "max_tokens";

    /// <param name="endpoint">Ends in /v1, as the servers' own guides name it.</param>
    /// <exception cref="EndpointException">The address is none, or a key would go over plain http.</exception>
    public EndpointModel(string endpoint, string model, string? key, AskingOptions options, TimeProvider time)
    {
        if (!Uri.TryCreate(endpoint.TrimEnd('/') + "/chat/completions", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new EndpointException($"--endpoint {endpoint} is no http or https address. It looks like http://localhost:11434/v1.");
        if (key is not null && ModelServers.IsInTheOpen(address))
            throw new EndpointException($"--endpoint {endpoint} would carry the key over plain http: use https.");
        (_completions, _model, _options, _time) = (address, model, options, time);
        _http = new HttpClient(ModelServers.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <exception cref="EndpointException">As <see cref="AskAsync(ChatQuestion, CancellationToken)"/>.</exception>
    public Task<Said> AskAsync(Ask ask, int seed, CancellationToken cancellation) => AskAsync(
        new ChatQuestion(
            new JsonArray(new JsonObject { ["role"] = "user", ["content"] = ask.Prompt }), _options.Temperature!.Value, _options.MostTokens(ask.Reading), seed + ask.Repeat, ask.Weighed),
        cancellation);

    /// <exception cref="EndpointException">The server cannot be reached, refuses, or failed at every attempt.</exception>
    public async Task<Said> AskAsync(ChatQuestion ask, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await WaitAsync(cancellation);
            var last = attempt >= _options.Attempts!.Value;
            try
            {
                using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                limited.CancelAfter(_options.TimeLimit!.Value);
                var request = Request(ask);
                using var response = await _http.PostAsJsonAsync(_completions, request, limited.Token);
                var body = await response.Content.ReadAsStringAsync(limited.Token);
                _answered = true;
                if (response.IsSuccessStatusCode)
                    return Read(body, ask);
                if (Adapts(response.StatusCode, body, request))
                    continue;
                if (last || !ModelServers.MayPass(response.StatusCode))
                    throw Refused(response.StatusCode, body);
                Hold(attempt, response.Headers.RetryAfter);
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // A server that was never there is not waited for.
                if (last || (!_answered && e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }))
                    throw new EndpointException($"{_completions} gave no answer in {attempt} attempt(s): {e.Message} Is the server running, and the address right?", e);
                Hold(attempt, asked: null);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private JsonObject Request(ChatQuestion ask)
    {
        var request = new JsonObject
        {
            ["model"] = _model,
            ["messages"] = ask.Messages.DeepClone(),
            ["temperature"] = ask.Temperature,
            [_tokenLimit] = ask.MostTokens,
            ["seed"] = unchecked((int)((uint)ask.Seed & 0x7FFFFFFF)),
        };
        if (ask.Json && !_withoutJson)
            request["response_format"] = new JsonObject { ["type"] = "json_object" };
        if (ask.Weighed && !_withoutLogProbabilities)
        {
            request["logprobs"] = true;
            request["top_logprobs"] = _options.LogProbabilities!.Value;
        }
        return request;
    }

    /// <summary>
    /// Some servers know one name of the limit only, and some no log-probabilities or no JSON: asked once more in their way. What
    /// the refused request held decides: others that were asked at the same time may have been refused for the same before it.
    /// </summary>
    private bool Adapts(HttpStatusCode status, string body, JsonObject request)
    {
        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotImplemented))
            return false;
        if (request.ContainsKey("logprobs") && body.Contains("logprob", StringComparison.OrdinalIgnoreCase))
            return _withoutLogProbabilities = true;
        if (request.ContainsKey("response_format") && body.Contains("response_format", StringComparison.Ordinal))
            return _withoutJson = true;
        if (request.ContainsKey("max_tokens") && body.Contains("max_completion_tokens", StringComparison.Ordinal))
        {
            _tokenLimit = "max_completion_tokens";
            return true;
        }
        return false;
    }

    private EndpointException Refused(HttpStatusCode status, string body)
    {
        var said = body.Length > LongestBody ? body[..LongestBody] : body;
        return new EndpointException(status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"{_completions} refuses the key ({(int)status}). Put it in an environment variable and name that: --key-from NAME. It said: {said}",
            HttpStatusCode.NotFound =>
                $"{_completions} does not know the model '{_model}', or not this address (404). It said: {said}",
            _ => $"{_completions} answered {(int)status}: {said}",
        });
    }

    /// <summary>Everybody waits: a server that is full for one question is full for the next.</summary>
    private void Hold(int attempt, RetryConditionHeaderValue? asked)
    {
        var own = TimeSpan.FromTicks(Math.Min(_options.LongestPause!.Value.Ticks, _options.FirstPause!.Value.Ticks << Math.Min(attempt - 1, 20)));
        var pause = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : own);
        var until = (_time.GetUtcNow() + (pause > own ? pause : own)).UtcTicks;
        long before;
        do
            before = Volatile.Read(ref _notBefore);
        while (until > before && Interlocked.CompareExchange(ref _notBefore, until, before) != before);
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        while (Volatile.Read(ref _notBefore) - _time.GetUtcNow().UtcTicks is > 0 and var left)
            await Task.Delay(TimeSpan.FromTicks(left) + TimeSpan.FromMilliseconds(1), _time, cancellation);
    }

    private Said Read(string body, ChatQuestion ask)
    {
        try
        {
            var read = JsonNode.Parse(body)!;
            var choice = read["choices"]![0]!;
            return new Said(
                (string?)choice["message"]!["content"] ?? "", (string?)choice["finish_reason"] ?? "", ask.Weighed ? Letters(choice["logprobs"]) : Nothing,
                (int?)read["usage"]?["prompt_tokens"] ?? 0, (int?)read["usage"]?["completion_tokens"] ?? 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentOutOfRangeException or FormatException)
        {
            throw new EndpointException($"{_completions} answered, but not as chat completions do: {(body.Length > LongestBody ? body[..LongestBody] : body)}", e);
        }
    }

    private static readonly Dictionary<string, double> Nothing = [];

    /// <summary>What weight the first token's alternatives gave to each letter.</summary>
    private static Dictionary<string, double> Letters(JsonNode? probabilities)
    {
        var letters = new Dictionary<string, double>();
        foreach (var token in probabilities?["content"]?.AsArray().FirstOrDefault()?["top_logprobs"]?.AsArray() ?? [])
        {
            var letter = ((string?)token!["token"] ?? "").Trim(' ', '(', '*', '"');
            if (letter is "A" or "B" or "C")
                letters[letter] = letters.GetValueOrDefault(letter) + Math.Exp((double)token["logprob"]!);
        }
        return letters;
    }
}
