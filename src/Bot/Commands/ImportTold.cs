using System.CommandLine;
using System.Text.Json;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Screens;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>An import as the command line tells it: progress in lines on standard error, the report as JSON on standard output.</summary>
internal static class ImportTold
{
    /// <summary>Ids in one line of progress; the report has them all.</summary>
    private const int MostIds = 5;

    public static IProgress<ImportEvent> Progress(this ParseResult parsed) => new Lines(parsed.InvocationConfiguration.Error);

    public static void WriteReport(this ParseResult parsed, ConsultationId consultation, ImportReport report) => parsed.WriteLine(new
    {
        Consultation = consultation.Value,
        report.Added,
        report.Unchanged,
        report.Removed,
        report.Skipped,
        report.Passages,
        report.Instructions,
        Personal = report.Personal.Select(found => new
        {
            found.Source,
            found.Document,
            Kinds = found.Kinds.ToDictionary(kind => Name(kind.Key), kind => kind.Value),
        }),
    });

    private static string Line(ImportEvent told) => told switch
    {
        ImportEvent.Skipped skipped => $"Skipped {skipped.Source}: {skipped.Reason}.",
        ImportEvent.DocumentsRead read => $"Documents: {read.Documents}; new passages: {read.Passages}.",
        ImportEvent.VectorsComputed vectors => $"Vectors: {vectors.Done} of {vectors.Of}.",
        ImportEvent.Instructs { Document: { Named: true } marked } =>
            $"{marked.Source} has a name, a title or an author that reads like an instruction to the machine; it is kept out of prompts: {marked.Document}.",
        ImportEvent.Instructs { Document: var marked } =>
            $"{marked.Source} contains text that reads like an instruction to the machine; it is kept out of prompts: {Some(marked.Passages)}.",
        ImportEvent.Personal { Document: var found } =>
            $"{found.Source} holds what looks like personal data: {string.Join(", ", found.Kinds.Select(kind => $"{Name(kind.Key)} {kind.Value}"))}.",
        _ => throw new InvalidOperationException($"Nobody wrote words for {told.GetType().Name}."),
    };

    private static string Some(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(MostIds)) + (ids.Count > MostIds ? $" and {ids.Count - MostIds} more" : "");

    private static string Name(PersonalKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private sealed class Lines(TextWriter error) : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value) => error.WriteLine(Line(value));
    }
}
