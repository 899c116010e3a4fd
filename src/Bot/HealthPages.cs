using System.ComponentModel.DataAnnotations;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot;

/// <summary>The section "Health".</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>How long an answer of the gate stands: the pages are open to anyone, and the model is asked no more often.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan? GateEvery { get; init; }
}

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the store can be read and the gate can judge; until then
/// a load balancer sends citizens elsewhere. Open to anyone: the answers hold no more than a status.
/// </summary>
internal static class HealthPages
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<HealthOptions>(configuration, HealthOptions.Section);
        services.AddSingleton<GateCheck>();
        services.AddHealthChecks().AddCheck<GateCheck>("gate", tags: ["ready"]).AddCheck<StoreCheck>("store", tags: ["ready"]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") });
    }

    /// <summary>Asks the model itself: each text is a new one, which no memory in front of it can answer.</summary>
    private sealed class GateCheck(
        IBiasClassifier classifier, IOptions<BiasGateOptions> gate, IOptions<HealthOptions> options, TimeProvider time) : IHealthCheck
    {
        private readonly Lock _asking = new();
        private Task<HealthCheckResult>? _answer;
        private long _asked;
        private int _texts;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            lock (_asking)
            {
                if (_answer is null || time.GetElapsedTime(_asked) >= options.Value.GateEvery!.Value)
                    (_asked, _answer) = (time.GetTimestamp(), AskAsync($"Question {++_texts}."));
                return _answer.WaitAsync(cancellationToken);
            }
        }

        /// <summary>Ends within the gate's own time limit, whoever waits for it; a fault of the model is the check's.</summary>
        private async Task<HealthCheckResult> AskAsync(string text)
        {
            var scores = await Task.Run(() => classifier.ScoreAsync([text], Language.French, CancellationToken.None))
                .WaitAsync(gate.Value.TimeLimit!.Value, time);
            return scores is [{ IsSound: true }] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }

    private sealed class StoreCheck(StoreProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await probe.CanReadAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
