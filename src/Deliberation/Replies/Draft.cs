using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Deliberation.Replies;

/// <summary>What a numbered chip in a reply points to.</summary>
/// <param name="Number">From 1, unique within the draft.</param>
/// <param name="Quote">The words of the document the sentence stands on, verbatim.</param>
/// <param name="Page">The page the passage begins on, from 1; null where the document has no pages.</param>
/// <param name="Start">Where the quote begins in the passage's text, in UTF-16 units; null in turns kept before it was told.</param>
/// <param name="Side">The document's, where it is known.</param>
public sealed record Citation(
    int Number, string Document, string Title, string Passage, string Heading, string Quote, int? Page = null, int? Start = null, Stance Side = Stance.Unknown);

/// <summary>A reply before the gate: messages in order, and what they stand on.</summary>
/// <param name="Unanswered">The citizen's question, or a part of it, had no answer in the documents.</param>
/// <param name="Writer">Who wrote it, with version: "script", "extractive/2".</param>
public sealed record Draft(
    IReadOnlyList<Utterance> Messages,
    IReadOnlyList<Citation> Citations,
    bool Unanswered,
    string Writer,
    Language Language);

/// <summary>Turns a move into a draft: scripted words as they are, a question answered from the findings alone.</summary>
public interface IReplyWriter
{
    Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation);

    /// <summary>The same, and tells of the draft while it grows. Who writes at once has nothing to tell.</summary>
    Task<Draft> DraftAsync(Move move, Findings findings, DraftGrows grows, CancellationToken cancellation) =>
        DraftAsync(move, findings, cancellation);
}

/// <summary>Hears of a draft that is not finished: whole sentences of the answer, each with its citations. One call at a time.</summary>
/// <returns>False where nothing more need be told.</returns>
public delegate Task<bool> DraftGrows(Draft soFar, CancellationToken cancellation);
