using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Evidence;

/// <param name="Weight">Inverse document frequency among the consultation's passages in that language, above 0; higher is rarer.</param>
public sealed record WeightedTerm(string Term, double Weight);

/// <summary>Content words as a language's analysis sees them: stemmed, without stop words.</summary>
public interface IVocabulary
{
    /// <summary>The distinct terms of a text.</summary>
    IReadOnlySet<string> Terms(string text, Language language);

    /// <summary>The distinct terms of a text, each with how telling it is in a consultation's documents.</summary>
    Task<IReadOnlyList<WeightedTerm>> WeighAsync(ConsultationId consultation, string text, Language language, CancellationToken cancellation);
}
