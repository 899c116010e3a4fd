using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>Where everything an answer stands on takes one side, the other is heard; where it says nothing of the matter, that is told.</summary>
public sealed class OtherSide(SentenceSearch search, ReplyWords words, IOptions<ExtractiveOptions> options)
{
    private readonly SentenceChoice _choice = options.Value.Choice!.Choice;
    private readonly AnswerRule _rule = options.Value.Rule!.Rule;

    /// <param name="quoted">The documents the answer stands on, the first one first; what they were quoted with is not quoted again.</param>
    /// <param name="passages">All that may be heard.</param>
    internal async Task SayAsync(
        Quotation quotation, string question, IReadOnlyList<Document> quoted, IReadOnlyList<FoundPassage> passages, CancellationToken cancellation)
    {
        if (Lean.Of(quoted) is not { } side)
            return;
        var said = quotation.Citations.Select(citation => citation.Quote).ToHashSet();
        var other = await FindAsync(question, Lean.Opposite(side), quoted[0], said, passages, cancellation);
        quotation.Say(other is null ? words.OneSided(quotation.Language) : words.OtherSide(quotation.Language), other is null ? [] : [other]);
    }

    /// <summary>The best sentence of the other side: of a passage about the same thing where there is one, otherwise of the first found, if it is near enough to the question. Some post the same words for both sides: those were heard.</summary>
    private async Task<Candidate?> FindAsync(
        string question, Stance side, Document quoted, HashSet<string> said, IReadOnlyList<FoundPassage> passages, CancellationToken cancellation)
    {
        var opposed = passages.Where(found => found.Document.Stance == side).ToList();
        var same = opposed.FirstOrDefault(found => found.Document.Title == quoted.Title);
        if ((same ?? opposed.FirstOrDefault()) is not { } passage)
            return null;
        var found = await search.LookAsync(question, [passage], cancellation);
        return same is null && _rule.Evidence(found.Signs) < options.Value.OtherSideEvidence
            ? null
            : SentenceChoice.Telling([.. found.Candidates.Where(candidate => !said.Contains(candidate.Text))]).MaxBy(_choice.Score);
    }
}
