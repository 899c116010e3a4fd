using Isegoria.Backends.Evidence.Search;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evidence;

/// <summary>Terms as the index analyses them, weighed by how few of its passages hold them.</summary>
public sealed class IndexVocabulary(OpenIndexes indexes) : IVocabulary
{
    public IReadOnlySet<string> Terms(string text, Language language) =>
        TermAnalysis.Terms(TermAnalysis.Of(language), text).ToHashSet();

    public async Task<IReadOnlyList<WeightedTerm>> WeighAsync(
        ConsultationId consultation, string text, Language language, CancellationToken cancellation)
    {
        var index = await indexes.KeptAsync(consultation, cancellation);
        try
        {
            var analysis = TermAnalysis.Of(language);
            return [.. TermAnalysis.Terms(analysis, text).Distinct().Select(term => new WeightedTerm(term, Weight(index.Frequency(analysis, term))))];
        }
        finally
        {
            index.Release();
        }
    }

    /// <summary>The inverse document frequency of BM25.</summary>
    private static double Weight((int Holding, int All) frequency) =>
        Math.Log(1 + ((frequency.All - frequency.Holding + 0.5) / (frequency.Holding + 0.5)));
}
