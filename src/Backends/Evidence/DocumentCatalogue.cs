using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Evidence;

/// <param name="Key">The document's id within the consultation.</param>
public sealed record ListedDocument(string Key, Document Document, int Passages);

/// <summary>The documents of a consultation as its organiser sees them.</summary>
public sealed class DocumentCatalogue(IDbContextFactory<DeliberationStore> stores, LuceneFiles files)
{
    /// <returns>By their titles, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<ListedDocument> Listed, int Of)> ListAsync(ConsultationId consultation, int most, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var documents = store.Documents.AsNoTracking().Where(d => d.ConsultationId == consultation.Value);
        var of = await documents.CountAsync(cancellation);
        var rows = await documents.OrderBy(d => d.Title).ThenBy(d => d.Id).Take(most)
            .Select(d => new { Row = d, Passages = store.Passages.Count(p => p.DocumentId == d.Id) })
            .ToListAsync(cancellation);
        return ([.. rows.Select(r => new ListedDocument(DocumentKey.Within(consultation, r.Row.Id), DocumentKey.Document(r.Row), r.Passages))], of);
    }

    /// <summary>Takes documents out of the store and the search; replies that were sent keep what they quoted.</summary>
    /// <param name="key">A document's id within the consultation, or that of a file that holds several: then all of these.</param>
    /// <returns>How many left.</returns>
    public async Task<int> RemoveAsync(ConsultationId consultation, string key, CancellationToken cancellation)
    {
        var id = DocumentKey.Of(consultation, key);
        int removed;
        await using (var store = await stores.CreateDbContextAsync(cancellation))
            removed = await store.Documents
                .Where(d => d.ConsultationId == consultation.Value && (d.Id == id || d.Id.StartsWith(id + "/")))
                .ExecuteDeleteAsync(cancellation);
        if (removed > 0)
            await files.BringUpToDateAsync(consultation, cancellation);
        return removed;
    }
}
