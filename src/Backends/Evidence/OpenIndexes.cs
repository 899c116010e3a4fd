using System.Collections.Concurrent;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Lucene.Net.Index;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Evidence;

/// <summary>The indexes in use, one a consultation, each opened at its first question and again once it is outdated.</summary>
public sealed class OpenIndexes(IDbContextFactory<DeliberationStore> stores, PassageVectors vectors, LuceneFiles files) : IDisposable
{
    private readonly ConcurrentDictionary<ConsultationId, OpenIndex> _open = new();
    private readonly SemaphoreSlim _opening = new(1);

    /// <summary>The newest index, kept open for the caller to release.</summary>
    internal async Task<OpenIndex> KeptAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        if (Current(consultation) is { } open)
            return open;
        await _opening.WaitAsync(cancellation);
        try
        {
            if (Current(consultation) is { } meanwhile)
                return meanwhile;
            await files.BringUpToDateAsync(consultation, cancellation);
            return await OpenAsync(consultation, cancellation);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>
    /// Opens an index that is in use once more, with the encoder that knows most of it by now; the one before answers
    /// until it is open, and whoever is still reading it goes on.
    /// </summary>
    public async Task RenewAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation);
        try
        {
            if (_open.ContainsKey(consultation))
                (await OpenAsync(consultation, cancellation)).Release();
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose()
    {
        foreach (var index in _open.Values)
            index.Dispose();
        _opening.Dispose();
    }

    private OpenIndex? Current(ConsultationId consultation)
    {
        if (!_open.TryGetValue(consultation, out var index) || !index.TryKeep())
            return null;
        if (index.IsCurrent())
            return index;
        index.Release();
        return null;
    }

    private async Task<OpenIndex> OpenAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var old = _open.GetValueOrDefault(consultation);
        var (reader, stamp) = files.Open(consultation);
        var index = await OpenAsync(consultation, reader, stamp, old, cancellation);
        index.TryKeep();
        _open[consultation] = index;
        old?.Dispose();
        return index;
    }

    /// <summary>Vectors that are in memory already are not read again: an index is often outdated by something else.</summary>
    private async Task<OpenIndex> OpenAsync(
        ConsultationId consultation, DirectoryReader reader, string documents, OpenIndex? old, CancellationToken cancellation)
    {
        try
        {
            var (encoder, count) = await vectors.SearchedWithAsync(consultation, cancellation);
            var known = old is not null && old.Encoder.Name == encoder.Name && old.Documents == documents && old.Vectors.Count == count;
            var read = known ? old!.Vectors : await ReadAsync(consultation, encoder, cancellation);
            return new OpenIndex(reader, documents, encoder, read);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Row by row: a large index is never in memory twice.</summary>
    private async Task<QuantisedVectors> ReadAsync(ConsultationId consultation, ISentenceEncoder encoder, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = store.Vectors.AsNoTracking()
            .Where(v => v.Encoder == encoder.Name)
            .Join(store.Passages, v => v.PassageId, p => p.Id, (v, p) => new { p.Id, p.DocumentId, p.Language, v.Values })
            .Where(row => store.Documents.Any(d => d.Id == row.DocumentId && d.ConsultationId == consultation.Value))
            .OrderBy(row => row.Id);
        var read = new QuantisedVectors(encoder.Dimensions);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            read.Add(row.Id, row.Language, PassageVectors.Floats(row.Values));
        return read;
    }
}
