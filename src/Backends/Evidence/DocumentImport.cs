using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Evidence;

/// <summary>
/// Brings sources into the store, then vectors, then the index. Safe to repeat and to interrupt: an unchanged source is
/// not read again, and whatever a broken-off import left undone the next one does.
/// </summary>
public sealed class DocumentImport(
    IDbContextFactory<DeliberationStore> stores,
    PassageVectors vectors,
    LuceneFiles files,
    SourceReading reading,
    IOptions<ReadingOptions> limits)
{
    private const int Batch = 200;

    /// <summary>A file, a folder or a known data set.</summary>
    /// <param name="language">Of documents that do not say theirs; guessed where null.</param>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    public Task<ImportReport> ImportAsync(
        ConsultationId consultation, string path, Language? language, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or folder '{path}'.");
        return ImportAsync(consultation, At(path), language, progress, cancellation);
    }

    /// <summary>A folder that a consultation has one of under this name, wherever it lies: it may move, and its documents keep their ids.</summary>
    /// <param name="collection">The name, by which no other import of the consultation goes.</param>
    public Task<ImportReport> ImportCollectionAsync(
        ConsultationId consultation, string folder, string collection, IProgress<ImportEvent> progress, CancellationToken cancellation) =>
        ImportAsync(consultation, At(folder, collection), null, progress, cancellation);

    /// <summary>The files that staff gave to the consultation; documents of files that have gone leave.</summary>
    public Task<ImportReport> ImportShelfAsync(
        ConsultationId consultation, DocumentShelf shelf, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        var folder = shelf.FolderOf(consultation);
        Directory.CreateDirectory(folder);
        var set = new FileSources(folder, limits.Value, DocumentShelf.Collection, shelf.Names(consultation));
        return ImportAsync(consultation, set, null, progress, cancellation);
    }

    /// <summary>Passages with ids of their own, one a line: {"id","text","language"}. Passages already there under other ids stay.</summary>
    public Task<ImportReport> ImportPassagesAsync(
        ConsultationId consultation, string path, IProgress<ImportEvent> progress, CancellationToken cancellation) =>
        File.Exists(path)
            ? ImportAsync(consultation, new PassageLines(path), null, progress, cancellation)
            : throw new FileNotFoundException($"There is no file '{path}'.");

    private ISourceSet At(string path, string? collection = null) =>
        RepublicSources.At(path) as ISourceSet ?? new FileSources(path, limits.Value, collection);

    private async Task<ImportReport> ImportAsync(
        ConsultationId consultation, ISourceSet set, Language? language, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        var report = await StoreAsync(consultation, set, language, progress, cancellation);
        await vectors.CompleteAsync(consultation, progress, cancellation);
        await files.BringUpToDateAsync(consultation, cancellation);
        return report;
    }

    private async Task<ImportReport> StoreAsync(
        ConsultationId consultation, ISourceSet set, Language? language, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        var known = await KnownAsync(consultation, cancellation);
        var tally = new ImportTally(progress);
        var changed = new List<ReadRows>();

        // Each source is opened only once the one before is done with: a folder is never in memory as a whole.
        foreach (var source in set.Sources((name, reason) => tally.Unopened(DocumentKey.Of(consultation, set.Key(name)), name, reason)))
        {
            cancellation.ThrowIfCancellationRequested();
            var id = DocumentKey.Of(consultation, source.Key);
            var fingerprint = source.Fingerprint($"{language}/{reading.Settings}");
            if (!tally.Present(id) || known.GetValueOrDefault(id) == fingerprint)
                tally.Unchanged();
            else if (await ReadAsync(source, new SourceIdentity(consultation, id, fingerprint), language, tally, cancellation) is { } rows)
                changed.Add(rows);
            if (changed.Sum(rows => rows.Passages.Count) >= Batch)
                await ReplaceAsync(changed, cancellation);
            tally.Tell(Batch);
        }
        await ReplaceAsync(changed, cancellation);
        if (set.Owned is { } owned)
            tally.Removed = await RemoveAsync(consultation, owned, known.Keys.Where(tally.IsAbsent), cancellation);
        return tally.Report();
    }

    private async Task<Dictionary<string, string>> KnownAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Documents.Where(d => d.ConsultationId == consultation.Value)
            .ToDictionaryAsync(d => d.Id, d => d.Fingerprint, cancellation);
    }

    private async Task<ReadRows?> ReadAsync(
        Source source, SourceIdentity identity, Language? language, ImportTally tally, CancellationToken cancellation)
    {
        try
        {
            var rows = await reading.ReadAsync(source, identity, language, cancellation);
            tally.Added(source.Name, DocumentKey.Within(identity.Consultation, identity.Id), rows);
            return rows;
        }
        catch (UnreadableSourceException e)
        {
            tally.Unread(source.Name, e);
            return null;
        }
    }

    /// <summary>Stores what was read in the place of what was there, and empties the list.</summary>
    private async Task ReplaceAsync(List<ReadRows> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0)
            return;
        var ids = changed.ConvertAll(rows => rows.Document.Id);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        await store.Documents.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
        store.AddRange(changed.Select(rows => rows.Document));
        store.AddRange(changed.SelectMany(rows => rows.Passages));
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        changed.Clear();
    }

    private async Task<int> RemoveAsync(ConsultationId consultation, string owned, IEnumerable<string> absent, CancellationToken cancellation)
    {
        var prefix = DocumentKey.Of(consultation, owned);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var removed = 0;
        foreach (var ids in absent.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Chunk(Batch))
            removed += await store.Documents.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
        return removed;
    }
}
