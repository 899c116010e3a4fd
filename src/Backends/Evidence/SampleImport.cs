using System.Buffers.Text;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evidence;

/// <summary>
/// Brings in a whole consultation from a folder: `consultation.yaml` and, beside it, `documents/`. Safe to repeat. The
/// consultation comes last, so that one is there only once its documents can be searched.
/// </summary>
public sealed class SampleImport(IConsultationStore consultations, DocumentImport documents, IDialogLibrary dialogs)
{
    private const string Documents = "documents";

    public static bool Is(string folder) => File.Exists(Path.Combine(folder, ConsultationFile.Name));

    /// <param name="slug">Under which id; the file's own where null.</param>
    /// <exception cref="UnreadableSourceException">The consultation's file is broken, or names a dialog or a language that is not there.</exception>
    public async Task<(ConsultationId Consultation, ImportReport Report)> ImportAsync(
        string folder, ConsultationId? slug, IProgress<ImportEvent> progress, CancellationToken cancellation)
    {
        var (consultation, seeds) = Read(Path.Combine(folder, ConsultationFile.Name));
        var id = slug ?? consultation.Id;

        var library = Path.Combine(folder, Documents);
        var report = Directory.Exists(library)
            ? await documents.ImportCollectionAsync(id, library, Documents, progress, cancellation)
            : ImportReport.Nothing;
        var known = await consultations.FindAsync(id, cancellation);
        var kept = known is null ? [] : await consultations.SeedsAsync(id, cancellation);
        await consultations.SaveAsync(Over(known, consultation with { Id = id }), Over(kept, seeds), cancellation);
        return (id, report);
    }

    /// <summary>What the file speaks of is taken from it; all else stays as staff have set it.</summary>
    private static Consultation Over(Consultation? known, Consultation read) => known is null ? read : known with
    {
        Title = read.Title,
        Question = read.Question,
        Organiser = read.Organiser,
        Use = read.Use,
        Brief = read.Brief,
        Languages = read.Languages,
        Dialog = read.Dialog,
        Mandate = read.Mandate.Count > 0 ? read.Mandate : known.Mandate,
        ChangedBy = "",
    };

    /// <summary>The file's statements take the place of the file's; those that staff added stay, with their votes. A file without any leaves all.</summary>
    private static IReadOnlyList<Statement>? Over(IReadOnlyList<Statement> known, IReadOnlyList<Statement> read)
    {
        var named = read.Select(seed => seed.Id).ToHashSet();
        return read.Count == 0 ? null : [.. read, .. known.Where(seed => !named.Contains(seed.Id) && IsDrawn(seed.Id.Value))];
    }

    /// <summary>What is added in the console has an id of <see cref="IIdSource"/>, 128 bits in 22 letters; one of a file has what somebody wrote.</summary>
    private static bool IsDrawn(string id) =>
        id.Length == 22 && Base64Url.IsValid(id) && Base64Url.EncodeToString(Base64Url.DecodeFromChars(id)) == id;

    private (Consultation, IReadOnlyList<Statement>) Read(string path)
    {
        try
        {
            var (consultation, seeds) = ConsultationFile.Read(path);
            return dialogs.Fault(consultation.Dialog, consultation.Languages) is { } fault
                ? throw new UnreadableSourceException($"cannot be used: {fault}")
                : (consultation, seeds);
        }
        catch (UnreadableSourceException e)
        {
            throw new UnreadableSourceException($"{Path.GetFileName(path)} {e.Message}", e);
        }
    }
}
