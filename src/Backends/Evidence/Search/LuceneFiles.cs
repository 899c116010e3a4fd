using System.Security.Cryptography;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Directory = System.IO.Directory;
using Document = Lucene.Net.Documents.Document;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>
/// The Lucene files of each consultation. They hold nothing that the store does not: a missing, damaged or outdated
/// index is written again from the store, in one commit that readers see whole or not at all.
/// </summary>
public sealed partial class LuceneFiles(
    IDbContextFactory<DeliberationStore> stores, PassageVectors vectors, IndexFolder folder, ILogger<LuceneFiles> logger)
{
    public const string Id = "id";

    /// <summary>Raised when fields or their analysis change.</summary>
    private const string FormatVersion = "1";
    private static readonly TimeSpan WriterWait = TimeSpan.FromMinutes(1);

    public static string TextField(string language) => $"text.{language}";

    public static string HeadingField(string language) => $"heading.{language}";

    /// <summary>Opens the index as it was last brought up to date, and tells what of; the caller disposes it.</summary>
    internal (DirectoryReader Reader, string Documents) Open(ConsultationId consultation)
    {
        var reader = DirectoryReader.Open(FSDirectory.Open(PathOf(consultation)));
        return (reader, IndexStamp.Of(reader.IndexCommit.UserData)?.Documents ?? "");
    }

    /// <summary>
    /// Writes the index again where it does not match the store. Where only vectors have changed, which it does not hold,
    /// it is stamped anew: that is how whoever has it open learns that there is more to search.
    /// </summary>
    public async Task BringUpToDateAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var wanted = await StampAsync(consultation, cancellation);
        var (found, damage) = Written(consultation);
        if (found == wanted)
            return;
        if (damage is not null)
        {
            LogDamaged(consultation.Value, damage.Message);
            Directory.Delete(PathOf(consultation), recursive: true);
        }
        if (found?.Documents == wanted.Documents)
            Restamp(consultation, wanted);
        else
            await WriteAsync(consultation, wanted, cancellation);
    }

    /// <summary>A consultation's id comes from outside and must not lead out of the folder.</summary>
    private string PathOf(ConsultationId consultation) =>
        Slug.IsValid(consultation.Value)
            ? Path.Combine(folder.Path, consultation.Value)
            : throw new ArgumentException("The id of a consultation is 1 to 64 of a-z, 0-9 and hyphen.", nameof(consultation));

    /// <summary>The stamp of the index on disk: none where it is missing, with the damage where it cannot be read.</summary>
    private (IndexStamp? Stamp, Exception? Damage) Written(ConsultationId consultation)
    {
        var path = PathOf(consultation);
        if (!Directory.Exists(path))
            return (null, null);
        try
        {
            using var directory = FSDirectory.Open(path);
            if (!DirectoryReader.IndexExists(directory))
                return (null, null);
            using var reader = DirectoryReader.Open(directory);
            return (IndexStamp.Of(reader.IndexCommit.UserData), null);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return (null, e);
        }
    }

    private async Task WriteAsync(ConsultationId consultation, IndexStamp stamp, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        using var directory = FSDirectory.Open(PathOf(consultation));
        using var writer = Writer(directory, OpenMode.CREATE);
        var passages = store.Passages.AsNoTracking()
            .Join(store.Documents.Where(d => d.ConsultationId == consultation.Value), p => p.DocumentId, d => d.Id, (p, d) => new { p.Id, p.Language, d.Title, p.Heading, p.Text })
            .OrderBy(p => p.Id);
        var written = 0;
        await foreach (var p in passages.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var language = TermAnalysis.Of(new Language(p.Language));
            writer.AddDocument(Entry(p.Id, language, $"{p.Title}\n{p.Heading}", p.Text), TermAnalysis.AnalyzerFor(language));
            written++;
        }
        writer.SetCommitData(stamp.Data);
        writer.Commit();
        LogWritten(consultation.Value, written);
    }

    private void Restamp(ConsultationId consultation, IndexStamp stamp)
    {
        using var directory = FSDirectory.Open(PathOf(consultation));
        using var writer = Writer(directory, OpenMode.APPEND);
        writer.SetCommitData(stamp.Data);
        writer.Commit();
    }

    private static IndexWriter Writer(FSDirectory directory, OpenMode mode) =>
        new(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, TermAnalysis.AnalyzerFor(TermAnalysis.Other))
        {
            OpenMode = mode,
            WriteLockTimeout = (long)WriterWait.TotalMilliseconds,
        });

    private static Document Entry(string id, string language, string heading, string text) =>
    [
        new StringField(Id, id, Field.Store.YES),
        new TextField(HeadingField(language), heading, Field.Store.NO),
        new TextField(TextField(language), text, Field.Store.NO),
    ];

    private async Task<IndexStamp> StampAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var fingerprints = store.Documents.Where(d => d.ConsultationId == consultation.Value).OrderBy(d => d.Id).Select(d => d.Id + d.Fingerprint);
        await foreach (var fingerprint in fingerprints.AsAsyncEnumerable().WithCancellation(cancellation))
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(fingerprint));
        return new IndexStamp($"{FormatVersion}:{Convert.ToHexStringLower(hash.GetHashAndReset())}", await vectors.CountAsync(consultation, cancellation));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Index of {Consultation} written: {Passages} passages")]
    private partial void LogWritten(string consultation, int passages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Index of {Consultation} cannot be read and is written again: {Damage}")]
    private partial void LogDamaged(string consultation, string damage);
}

/// <summary>Holds one Lucene index per consultation.</summary>
public sealed record IndexFolder(string Path);
