using System.Diagnostics.Metrics;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;
using Prometheus;

namespace Isegoria.Bot.Metering;

/// <summary>
/// What the line does, in numbers alone, for a monitoring system: no words, no ids, nothing by consultation or citizen. Counted from
/// the start of this process; what waits is read when it is asked for.
/// </summary>
internal sealed class LineMeter : IDisposable
{
    /// <summary>Of ASP.NET and the runtime: requests by route, connections, memory, processor time.</summary>
    private static readonly string[] Framework = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly LineBacklog _backlog;
    private readonly DirectLineStreams _streams;
    private readonly TimeProvider _time;
    private readonly IDisposable? _framework;
    private readonly Counter _turns, _failures, _left;
    private readonly Histogram _reply, _step;
    private readonly Gauge _unanswered, _unsent, _oldest, _watching;

    public LineMeter(LineBacklog backlog, DirectLineStreams streams, IOptions<MeteringOptions> options, TimeProvider time)
    {
        (_backlog, _streams, _time) = (backlog, streams, time);
        var make = Metrics.WithCustomRegistry(_registry);
        _turns = make.CreateCounter("isegoria_turns_total", "Turns kept, by what they followed from and by the gate's verdict.", "kind", "verdict");
        _failures = make.CreateCounter("isegoria_line_failures_total", "Attempts to answer a message that failed and were made again.");
        _left = make.CreateCounter("isegoria_messages_left_total", "Messages that could not be answered at all and stay in the journal for later.");
        _reply = make.CreateHistogram("isegoria_reply_seconds", "From receiving a message to its kept reply.", new HistogramConfiguration
        {
            LabelNames = ["kind"],
            Buckets = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300],
        });
        _step = make.CreateHistogram("isegoria_step_seconds", "One step of a turn.", new HistogramConfiguration
        {
            LabelNames = ["step"],
            Buckets = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
        });
        _unanswered = make.CreateGauge("isegoria_messages_unanswered", "Messages received and not answered yet.");
        _unsent = make.CreateGauge("isegoria_replies_unsent", "Replies kept and not taken by their channel yet.");
        _oldest = make.CreateGauge("isegoria_replies_unsent_oldest_seconds", "How long the oldest of them has waited; 0 where none does.");
        _watching = make.CreateGauge("isegoria_streams_open", "Web sockets of citizens that are open at this process.");
        _registry.AddBeforeCollectCallback(ReadAsync);
        if (options.Value.Key is null)
            return; // Nobody will read it.
        _framework = MeterAdapter.StartListening(new MeterAdapterOptions { Registry = _registry, MetricFactory = make, InstrumentFilterPredicate = IsOfFramework });
    }

    public void Kept(Turn turn)
    {
        var kind = Word(turn.Kind.ToString());
        _turns.WithLabels(kind, Word(turn.Verdict.GetType().Name)).Inc();
        _reply.WithLabels(kind).Observe(Math.Max(0, (turn.DecidedAt - turn.ReceivedAt).TotalSeconds));
        if (turn.Steps is not { } steps)
            return;
        foreach (var (step, milliseconds) in new[] { ("dialog", steps.Dialog), ("find", steps.Find), ("draft", steps.Draft), ("gate", steps.Gate), ("rewrite", steps.Rewrite) })
            _step.WithLabels(step).Observe(milliseconds / 1000.0);
    }

    public void Failed() => _failures.Inc();

    public void Left() => _left.Inc();

    /// <summary>Everything, in the text format of Prometheus.</summary>
    public Task WriteAsync(Stream to, CancellationToken cancellation) => _registry.CollectAndExportAsTextAsync(to, cancellation);

    public void Dispose() => _framework?.Dispose();

    private static bool IsOfFramework(Instrument instrument) => Framework.Contains(instrument.Meter.Name);

    private static string Word(string name) => name.ToLowerInvariant();

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var waits = await _backlog.ReadAsync(cancellation);
        _unanswered.Set(waits.Unanswered);
        _unsent.Set(waits.Unsent);
        _oldest.Set(waits.OldestUnsent is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : 0);
        _watching.Set(_streams.Count);
    }
}
