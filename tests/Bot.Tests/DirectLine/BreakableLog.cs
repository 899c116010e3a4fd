using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>The real history, which a test can make fail.</summary>
public sealed class BreakableLog(ChannelLog log) : IChannelLog
{
    public bool Broken { get; set; }

    public Task<bool> OpenAsync(ConversationId conversation, ConsultationId consultation, CancellationToken cancellation) =>
        Whole.OpenAsync(conversation, consultation, cancellation);

    public Task<ConsultationId?> FindAsync(ConversationId conversation, CancellationToken cancellation) =>
        Whole.FindAsync(conversation, cancellation);

    public Task<long> AppendAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation) =>
        Whole.AppendAsync(conversation, activityId, json, cancellation);

    public Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation) =>
        Whole.ReadAsync(conversation, after, cancellation);

    public Task<bool> HasAsync(ConversationId conversation, string activityId, CancellationToken cancellation) =>
        Whole.HasAsync(conversation, activityId, cancellation);

    public Task<long> LastAsync(ConversationId conversation, CancellationToken cancellation) => Whole.LastAsync(conversation, cancellation);

    public Task ReplaceAsync(ConversationId conversation, string activityId, string json, CancellationToken cancellation) =>
        Whole.ReplaceAsync(conversation, activityId, json, cancellation);

    public Task EraseAsync(ConversationId conversation, ActivityId wish, CancellationToken cancellation) => Whole.EraseAsync(conversation, wish, cancellation);

    private ChannelLog Whole => Broken ? throw new InvalidOperationException("The history is broken.") : log;
}
