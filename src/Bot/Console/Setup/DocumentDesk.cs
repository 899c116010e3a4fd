using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Bot.Console.Live;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Setup;

/// <summary>What organisers do with the documents of a consultation. Files are kept first; a job reads them.</summary>
internal sealed class DocumentDesk(
    DocumentShelf shelf, DocumentCatalogue catalogue, JobCalendar calendar, ImportBoard board, StaffRecord record, IOptions<ReadingOptions> limits)
{
    /// <summary>What the file input offers; a file of another kind is refused by the reader, with the reason.</summary>
    public const string Kinds = ".pdf,.docx,.md,.txt,.html,.htm,.csv,.zip";

    public long MostBytes(string name) => Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase)
        ? limits.Value.LargestArchiveBytes!.Value
        : limits.Value.LargestFileBytes!.Value;

    public ImportState? Import(ConsultationId consultation) => board.Of(consultation);

    /// <summary>Keeps one file. The import is begun by <see cref="ImportAsync"/>, once for all of them.</summary>
    /// <exception cref="IOException">It did not arrive whole; the shelf is as it was.</exception>
    public async Task<DeskAnswer> PutAsync(StaffMember who, ConsultationId consultation, string name, Stream content, CancellationToken cancellation)
    {
        if (!record.May(who, consultation, StaffRole.Organiser))
            return new DeskAnswer.NotAllowed();
        await shelf.PutAsync(consultation, name, content, cancellation);
        return new DeskAnswer.Done();
    }

    public async Task<DeskAnswer> ImportAsync(StaffMember who, ConsultationId consultation, int files, CancellationToken cancellation)
    {
        if (!record.May(who, consultation, StaffRole.Organiser))
            return new DeskAnswer.NotAllowed();
        calendar.Import(consultation);
        await record.WriteAsync(who, consultation, "documents.add", files.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Removes a document at once; where it came out of a file of several, the file and all of them.</summary>
    public async Task<DeskAnswer> RemoveAsync(StaffMember who, ConsultationId consultation, string key, CancellationToken cancellation)
    {
        if (!record.May(who, consultation, StaffRole.Organiser))
            return new DeskAnswer.NotAllowed();
        var fromShelf = FileOf(key) is { } file && shelf.Remove(consultation, file);
        if (await catalogue.RemoveAsync(consultation, RemovedWith(key), cancellation) == 0 && !fromShelf)
            return new DeskAnswer.TooLate();
        if (fromShelf)
            calendar.Import(consultation); // What is left is told anew, without the errors of what has gone.
        await record.WriteAsync(who, consultation, "documents.remove", RemovedWith(key), cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>What goes together with a document: its file where that lies on the shelf, otherwise the document alone.</summary>
    public static string RemovedWith(string key) => FileOf(key) is { } file ? $"{DocumentShelf.Collection}/{file}" : key;

    /// <summary>The id under which a file that could not be read is removed.</summary>
    public static string KeyOf(string source) => $"{DocumentShelf.Collection}/{source}";

    private static string? FileOf(string key) =>
        key.Split('/') is [DocumentShelf.Collection, var file, ..] ? file : null;
}
