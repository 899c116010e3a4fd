using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.KilledHost;

internal sealed class TrappedJournal(ITurnJournal inner, Trapdoor door) : ITurnJournal
{
    public async Task<bool> ReceiveAsync(CitizenMessage message, CancellationToken cancellation)
    {
        var fresh = await inner.ReceiveAsync(message, cancellation);
        door.Arm();
        door.Pass("stored");
        return fresh;
    }

    public async Task<IReadOnlyList<CitizenMessage>> UnansweredAsync(CancellationToken cancellation)
    {
        var left = await inner.UnansweredAsync(cancellation);
        if (left.Count > 0)
            door.Arm();
        return left;
    }

    public async Task<Turn?> FindAsync(ActivityId activity, CancellationToken cancellation)
    {
        var turn = await inner.FindAsync(activity, cancellation);
        door.Pass("looked-up");
        return turn;
    }

    public async Task<ConversationState> StateAsync(ConversationId conversation, CancellationToken cancellation)
    {
        var state = await inner.StateAsync(conversation, cancellation);
        door.Pass("opened");
        return state;
    }

    public Task<(IReadOnlyList<Statement> Others, IReadOnlyList<Statement> Own)> StatementsAsync(
        ConsultationId consultation, ConversationId conversation, CancellationToken cancellation) =>
        inner.StatementsAsync(consultation, conversation, cancellation);

    public async Task AppendAsync(Turn turn, CancellationToken cancellation)
    {
        door.Pass("before-keeping");
        await inner.AppendAsync(turn, cancellation);
        door.Pass("kept");
    }

    public async Task<IReadOnlyList<UnsentReply>> UnsentAsync(ConversationId conversation, int most, CancellationToken cancellation)
    {
        var unsent = await inner.UnsentAsync(conversation, most, cancellation);
        if (unsent.Count > 0)
            door.Arm();
        return unsent;
    }

    public Task<IReadOnlyList<ConversationId>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        inner.DueAsync(now, most, cancellation);

    public async Task MarkSentAsync(ActivityId activity, DateTimeOffset at, CancellationToken cancellation)
    {
        door.Pass("delivered");
        await inner.MarkSentAsync(activity, at, cancellation);
        door.Pass("marked-sent");
    }

    public Task MarkFailedAsync(ActivityId activity, DateTimeOffset nextAttempt, CancellationToken cancellation) =>
        inner.MarkFailedAsync(activity, nextAttempt, cancellation);
}

internal sealed class TrappedIndex(IEvidenceIndex inner, Trapdoor door) : IEvidenceIndex
{
    public async Task<Findings> FindAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation)
    {
        var findings = await inner.FindAsync(consultation, question, language, top, cancellation);
        door.Pass("found");
        return findings;
    }

    public async Task<Findings> FindHereAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation)
    {
        var findings = await inner.FindHereAsync(consultation, question, language, top, cancellation);
        door.Pass("found");
        return findings;
    }
}

internal sealed class TrappedWriter(IReplyWriter inner, Trapdoor door) : IReplyWriter
{
    public async Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation)
    {
        var draft = await inner.DraftAsync(move, findings, cancellation);
        door.Pass("drafted");
        return draft;
    }

    public async Task<Draft> DraftAsync(Move move, Findings findings, DraftGrows grows, CancellationToken cancellation)
    {
        var draft = await inner.DraftAsync(move, findings, grows, cancellation);
        door.Pass("drafted");
        return draft;
    }
}

internal sealed class TrappedLives(ILiveReplies inner, Trapdoor door) : ILiveReplies
{
    public ILiveReply Begin(CitizenMessage message) => new Trapped(inner.Begin(message), door);

    private sealed class Trapped(ILiveReply inner, Trapdoor door) : ILiveReply
    {
        private int _shown;

        public bool IsWatched => inner.IsWatched;

        /// <summary>Passes at the second chunk, so that a client has half a stream by then.</summary>
        public void Show(Reply soFar)
        {
            if (++_shown == 2)
                door.Pass("shown");
            inner.Show(soFar);
        }

        public void Dispose() => inner.Dispose();
    }
}

internal sealed class TrappedClassifier(IBiasClassifier inner, Trapdoor door) : IBiasClassifier
{
    public string Version => inner.Version;

    public BiasThresholds Thresholds => inner.Thresholds;

    public async Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        var scores = await inner.ScoreAsync(texts, language, cancellation);
        door.Pass("judged");
        return scores;
    }
}
