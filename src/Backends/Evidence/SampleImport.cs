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
        await consultations.SaveAsync(Over(await consultations.FindAsync(id, cancellation), consultation with { Id = id }), seeds, cancellation);
        return (id, report);
    }

    /// <summary>The file does not speak of times, retention and holding: what staff have set stays.</summary>
    private static Consultation Over(Consultation? known, Consultation read) => known is null ? read : read with
    {
        HoldsReplies = known.HoldsReplies,
        AwaitsOpening = known.AwaitsOpening,
        OpensAt = known.OpensAt,
        ClosesAt = known.ClosesAt,
        KeptDays = known.KeptDays,
    };

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
