using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Evidence;

/// <summary>Vectors of stored passages: computed once per passage and encoder, in batches by length, kept in the store.</summary>
public sealed class PassageVectors(IDbContextFactory<DeliberationStore> stores, SentenceEncoders encoders, IOptions<EvidenceOptions> options)
{
    /// <summary>Vectors removed in one go: a longer one would keep citizens' messages waiting.</summary>
    private const int RemovedTogether = 500;

    /// <summary>What the missing ones are computed with.</summary>
    private ISentenceEncoder Encoder => encoders.Configured;

    public async Task CompleteAsync(ConsultationId consultation, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        await foreach (var computed in ComputeAsync(consultation, options.Value.VectorBatch!.Value, cancellation))
            progress.Report(computed);
    }

    /// <summary>
    /// Computes what is missing, shortest passages first, so that a batch is padded little; each batch is stored before the
    /// next begins. Safe to interrupt and to repeat, and beside an import: a vector somebody else has stored stays, and
    /// none is stored for a passage that has changed meanwhile.
    /// </summary>
    /// <param name="batch">Passages computed and stored together.</param>
    /// <exception cref="EncoderUnavailableException">What was stored stays.</exception>
    internal async IAsyncEnumerable<ImportEvent.VectorsComputed> ComputeAsync(
        ConsultationId consultation, int batch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var missing = await MissingAsync(consultation, cancellation);
        var done = 0;
        foreach (var ids in missing.Chunk(batch))
        {
            await EncodeAsync(ids, cancellation);
            done += ids.Length;
            yield return new ImportEvent.VectorsComputed(done, missing.Count);
        }
    }

    /// <summary>How many passages of the consultation have a vector, by the encoder's name.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> CountAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await Of(store, consultation)
            .GroupBy(v => v.Encoder)
            .Select(of => new { of.Key, Count = of.Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, cancellation);
    }

    /// <summary>The encoder to search a consultation with, and how many passages it knows: the configured one unless an earlier one knows more.</summary>
    internal async Task<(ISentenceEncoder Encoder, int Passages)> SearchedWithAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var counts = await CountAsync(consultation, cancellation);
        var encoder = counts.Where(of => of.Value > counts.GetValueOrDefault(Encoder.Name))
            .OrderByDescending(of => of.Value)
            .Select(of => encoders.Find(of.Key))
            .FirstOrDefault(found => found is not null) ?? Encoder;
        return (encoder, counts.GetValueOrDefault(encoder.Name));
    }

    /// <summary>Consultations that hold vectors of another encoder than the configured one.</summary>
    public async Task<IReadOnlyList<ConsultationId>> OutdatedAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var ids = await store.Documents
            .Where(d => store.Passages.Any(p => p.DocumentId == d.Id && store.Vectors.Any(v => v.PassageId == p.Id && v.Encoder != Encoder.Name)))
            .Select(d => d.ConsultationId).Distinct().Order().ToListAsync(cancellation);
        return [.. ids.Select(id => new ConsultationId(id))];
    }

    /// <summary>Removes what other encoders than the configured one have left.</summary>
    internal async Task DropOthersAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        while (await Of(store, consultation).Where(v => v.Encoder != Encoder.Name)
            .Select(v => v.PassageId).Take(RemovedTogether).ToListAsync(cancellation) is { Count: > 0 } ids)
            await store.Vectors.Where(v => v.Encoder != Encoder.Name && ids.Contains(v.PassageId)).ExecuteDeleteAsync(cancellation);
    }

    internal static ReadOnlySpan<float> Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes);

    /// <summary>A passage is found by what it stands under, too.</summary>
    internal static string Encoded(string title, string heading, string text) =>
        string.Join(". ", new[] { title, heading, text }.Where(part => part.Length > 0));

    private static IQueryable<VectorRow> Of(DeliberationStore store, ConsultationId consultation) => store.Vectors.Where(v =>
        store.Passages.Any(p => p.Id == v.PassageId && store.Documents.Any(d => d.Id == p.DocumentId && d.ConsultationId == consultation.Value)));

    private async Task EncodeAsync(string[] ids, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var passages = await store.Passages.Where(p => ids.Contains(p.Id))
            .Join(store.Documents, p => p.DocumentId, d => d.Id, (p, d) => new { p.Id, d.Title, d.Fingerprint, p.Heading, p.Text })
            .ToListAsync(cancellation);
        var vectors = Encoder.Encode([.. passages.Select(p => Encoded(p.Title, p.Heading, p.Text))], EncodingPurpose.Passage, cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        foreach (var (passage, vector) in passages.Zip(vectors))
        {
            await store.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Vectors" ("PassageId", "Encoder", "Values")
                SELECT p."Id", {Encoder.Name}, {Bytes(vector)} FROM "Passages" p JOIN "Documents" d ON d."Id" = p."DocumentId"
                WHERE p."Id" = {passage.Id} AND d."Fingerprint" = {passage.Fingerprint}
                ON CONFLICT DO NOTHING
                """,
                cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<string>> MissingAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Passages
            .Where(p => store.Documents.Any(d => d.Id == p.DocumentId && d.ConsultationId == consultation.Value))
            .Where(p => !store.Vectors.Any(v => v.PassageId == p.Id && v.Encoder == Encoder.Name))
            .OrderBy(p => p.Text.Length).ThenBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(cancellation);
    }

    private static byte[] Bytes(float[] vector) => MemoryMarshal.AsBytes(vector.AsSpan()).ToArray();
}
