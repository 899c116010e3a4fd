using System.ClientModel;
using System.Net;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Isegoria.Backends.Replies;

/// <summary>How often, how long and when no longer a model is tried.</summary>
internal static class KernelAttempts
{
    /// <summary>One limit over everything; attempts with jittered, doubling pauses; a breaker that counts attempts; a limit on each.</summary>
    public static ResiliencePipeline<ModelReply.Said> Of(LanguageModelOptions options, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<ModelReply.Said> { TimeProvider = time }.AddTimeout(options.TimeLimit!.Value);
        if (options.Attempts > 1)
            pipeline.AddRetry(Again(options));
        return pipeline.AddCircuitBreaker(Breaker(options)).AddTimeout(options.AttemptTimeLimit!.Value).Build();
    }

    /// <summary>The server or the way to it failed, rather than the answer being no answer.</summary>
    public static bool IsOfTheLine(Exception e) => e switch
    {
        HttpOperationException or ClientResultException or HttpRequestException or IOException or System.Net.Sockets.SocketException => true,
        AggregateException several => several.InnerExceptions.All(IsOfTheLine),
        _ => e.InnerException is { } inner && IsOfTheLine(inner),
    };

    /// <summary>The server's own status; while an answer is streamed Semantic Kernel lets the client's own exception through.</summary>
    public static HttpStatusCode? StatusOf(Exception e) => e switch
    {
        HttpOperationException http => http.StatusCode,
        ClientResultException { Status: > 0 } client => (HttpStatusCode)client.Status,
        _ => null,
    };

    private static RetryStrategyOptions<ModelReply.Said> Again(LanguageModelOptions options) => new()
    {
        MaxRetryAttempts = options.Attempts!.Value - 1,
        Delay = options.Pause!.Value,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } e && MayPass(e)),
    };

    private static CircuitBreakerStrategyOptions<ModelReply.Said> Breaker(LanguageModelOptions options) => new()
    {
        FailureRatio = options.BreakShare!.Value,
        MinimumThroughput = options.BreakLeast!.Value,
        SamplingDuration = options.BreakWindow!.Value,
        BreakDuration = options.BreakFor!.Value,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is not (null or OperationCanceledException)),
    };

    /// <summary>Worth another attempt: a wrong key or a refused prompt is not.</summary>
    private static bool MayPass(Exception e) => e switch
    {
        BrokenCircuitException => false,
        TimeoutRejectedException => true,
        _ when StatusOf(e) is { } status => ModelServers.MayPass(status),
        _ => IsOfTheLine(e),
    };
}
