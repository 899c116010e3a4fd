using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Sessions;

namespace Isegoria.Deliberation.Turns;

/// <summary>One message and all that followed from it: what the journal keeps and an organiser can review.</summary>
/// <param name="Number">Position in the conversation, from 1; the journal refuses a number already taken.</param>
/// <param name="Reply">What goes out: the draft's messages, or the notice where the verdict withheld them.</param>
/// <param name="After">The citizen's progress after the turn; none where the very first reply was withheld, so that the welcome comes again.</param>
public sealed record Turn(
    ActivityId Activity,
    ConversationId Conversation,
    ConsultationId Consultation,
    int Number,
    string CitizenText,
    Move Move,
    Findings Findings,
    Draft Draft,
    Verdict Verdict,
    Reply Reply,
    Progress? After,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DecidedAt)
{
    /// <summary>What kind of message it followed from.</summary>
    public MessageKind Kind { get; init; } = MessageKind.Said;

    /// <summary>Of a held reply: what the citizen gave, which counts once the reply is let out.</summary>
    public IReadOnlyList<Contribution> Pending { get; init; } = [];

    /// <summary>How long each step took; none of a turn kept before that was measured, and of one the line gave up on.</summary>
    public StepTimes? Steps { get; init; }

    /// <summary>Without anybody's words, so that a stray log line cannot leak them.</summary>
    public override string ToString() => $"Turn {Activity} (number {Number}, {Move.Name})";
}

/// <summary>What leaves: messages in order, what they cite, where the citizen stands.</summary>
public sealed record Reply(IReadOnlyList<Utterance> Messages, IReadOnlyList<Citation> Citations, StageMark Stage, ReplyStatus Status);

public enum ReplyStatus
{
    Passed,
    Withheld,

    /// <summary>A person is looking at the reply before it may be read.</summary>
    Held,
}

/// <summary>What of a conversation the line needs before it moves.</summary>
/// <param name="Progress">None before the first turn.</param>
/// <param name="Turns">How many turns were kept.</param>
public sealed record ConversationState(Progress? Progress, int Turns)
{
    /// <summary>The open session the conversation joined last, or none.</summary>
    public LiveSession? Session { get; init; }
}
