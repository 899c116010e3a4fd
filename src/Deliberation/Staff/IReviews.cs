using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Staff;

/// <summary>What organisers wrote beside turns. Gone with the citizen's words: a note may repeat them.</summary>
public interface IReviews
{
    /// <summary>False where the consultation has no such turn, or it was erased. A new judgement of a sentence takes the place of the one before.</summary>
    Task<bool> AddAsync(Review review, CancellationToken cancellation);

    /// <summary>False where the consultation has none of this number.</summary>
    Task<bool> RemoveAsync(ConsultationId consultation, long number, CancellationToken cancellation);

    /// <summary>Of one conversation, oldest first.</summary>
    Task<IReadOnlyList<Review>> OfAsync(ConsultationId consultation, ConversationId conversation, CancellationToken cancellation);

    /// <summary>Judgements of verdicts, with the turn each is about, oldest first.</summary>
    Task<IReadOnlyList<(Review Review, Turn Turn)>> JudgementsAsync(ConsultationId consultation, CancellationToken cancellation);
}

public enum ReviewKind
{
    Note,
    Tag,

    /// <summary>The verdict on a sentence is wrong.</summary>
    Wrong,

    /// <summary>A person has read the verdict on a sentence and agrees.</summary>
    Right,
}

/// <param name="Number">Given by the store; 0 before.</param>
/// <param name="Sentence">For a judgement: which of <see cref="Bias.Verdict.Judged"/>, from 0.</param>
/// <param name="Text">The note or the tag; may be empty for a judgement.</param>
public sealed record Review(
    long Number, ConsultationId Consultation, ActivityId Turn, ReviewKind Kind, int? Sentence, string Text, string Who, DateTimeOffset At)
{
    public bool IsJudgement => Kind is ReviewKind.Wrong or ReviewKind.Right;

    /// <summary>Without the words, which may repeat a citizen's.</summary>
    public override string ToString() => $"Review {Number} ({Kind} of {Turn})";
}
