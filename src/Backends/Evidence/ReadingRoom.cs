using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Evidence;

/// <summary>A document opened at a part of it.</summary>
/// <param name="Of">How many passages the whole document has.</param>
/// <param name="Part">Passages that follow each other, in order; at least one.</param>
public sealed record OpenDocument(Document Document, int Of, IReadOnlyList<Passage> Part)
{
    public int First => Part[0].Order;

    public int Last => Part[^1].Order;
}

/// <summary>Where the documents of a consultation are read as they were imported: whole where they are short, otherwise a part at a time.</summary>
public sealed class ReadingRoom(IDbContextFactory<DeliberationStore> stores)
{
    /// <param name="key">The document's id within the consultation.</param>
    /// <param name="first">From how many passages there are, the one to begin with; both count from 0.</param>
    /// <param name="most">Passages of a part.</param>
    /// <returns>None where the consultation has no such document.</returns>
    public async Task<OpenDocument?> OpenAsync(
        ConsultationId consultation, string key, Func<int, int> first, int most, CancellationToken cancellation)
    {
        var id = DocumentKey.Of(consultation, key);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.ConsultationId == consultation.Value, cancellation);
        if (row is null)
            return null;
        var of = await store.Passages.CountAsync(p => p.DocumentId == id, cancellation);
        var from = first(of);
        var part = await store.Passages.AsNoTracking()
            .Where(p => p.DocumentId == id && p.Order >= from && p.Order < from + most)
            .OrderBy(p => p.Order)
            .ToListAsync(cancellation);
        return part.Count > 0 ? new OpenDocument(DocumentKey.Document(row), of, part.ConvertAll(DocumentKey.Passage)) : null;
    }
}
