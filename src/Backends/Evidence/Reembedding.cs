using Isegoria.Backends.Evidence.Search;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evidence;

/// <summary>
/// Carries a consultation over to the configured encoder: computes the vectors it lacks, searches with them from then on,
/// and removes those of the encoder before. Questions are answered all the while. Safe to interrupt and to repeat.
/// </summary>
public sealed class Reembedding(PassageVectors vectors, OpenIndexes indexes, LuceneFiles files)
{
    /// <summary>Consultations that hold vectors of another encoder than the configured one.</summary>
    public Task<IReadOnlyList<ConsultationId>> OutdatedAsync(CancellationToken cancellation) => vectors.OutdatedAsync(cancellation);

    /// <param name="batch">Passages computed and stored together.</param>
    /// <param name="between">Awaited after each batch, with how many passages are done and how many there are to do.</param>
    /// <exception cref="Encoding.EncoderUnavailableException">What was stored stays.</exception>
    public async Task CarryOverAsync(
        ConsultationId consultation, int batch, Func<ImportEvent.VectorsComputed, Task> between, CancellationToken cancellation)
    {
        // Again and again: an import may have brought more meanwhile.
        bool more;
        do
        {
            more = false;
            await foreach (var computed in vectors.ComputeAsync(consultation, batch, cancellation))
            {
                more = true;
                await between(computed);
            }
        }
        while (more);
        await indexes.RenewAsync(consultation, cancellation);
        await vectors.DropOthersAsync(consultation, cancellation);
        await files.BringUpToDateAsync(consultation, cancellation);
    }
}
