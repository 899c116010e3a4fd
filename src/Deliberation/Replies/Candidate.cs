using Isegoria.Deliberation.Evidence;

namespace Isegoria.Deliberation.Replies;

/// <summary>A sentence of a found passage that might answer.</summary>
/// <param name="At">Where it lies in the passage's text.</param>
/// <param name="Rank">Of its passage among the findings, from 0.</param>
/// <param name="Position">Of the sentence within the passage, from 0.</param>
/// <param name="Terms">Its content words.</param>
/// <param name="Coverage">Share of the question's terms in it by weight, 0 to 1.</param>
/// <param name="Around">The same for it, the sentence before it and the titles above together.</param>
/// <param name="Sign">Whether it carries what the question asks for, see <see cref="ExpectedSign"/>; 0 to 1.</param>
/// <param name="Similarity">Cosine with the question; 0 before it was computed.</param>
public sealed record Candidate(
    FoundPassage Found,
    Range At,
    int Rank,
    int Position,
    IReadOnlySet<string> Terms,
    double Coverage,
    double Around = 0,
    double Sign = 0,
    double Similarity = 0)
{
    public string Text => Found.Passage.Text[At];
}

/// <summary>A question as weighed terms; one per language of the passages.</summary>
public sealed record WeighedQuestion(IReadOnlyList<WeightedTerm> Terms)
{
    private double Total => Terms.Sum(term => term.Weight);

    /// <summary>Share of the question's weight that these terms hold, 0 to 1; 0 for a question without content words.</summary>
    public double CoveredBy(IReadOnlySet<string> terms) =>
        Terms.Count == 0 ? 0 : Terms.Where(term => terms.Contains(term.Term)).Sum(term => term.Weight) / Total;
}
