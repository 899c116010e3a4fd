using System.Collections.Concurrent;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

public enum ImportPhase
{
    Waiting,
    Reading,
    Encoding,
    Done,

    /// <summary>It broke off; what was read stays, and it is tried again.</summary>
    Failed,
}

/// <summary>How an import stands, for who looks on.</summary>
/// <param name="Done">Passages encoded, of <paramref name="Of"/>.</param>
/// <param name="Skipped">Files that could not be read, and why.</param>
public sealed record ImportState(
    ImportPhase Phase, int Documents, int Passages, int Done, int Of,
    IReadOnlyList<ImportEvent.Skipped> Skipped, IReadOnlyList<MarkedDocument> Marked, IReadOnlyList<PersonalDocument> Personal)
{
    public static readonly ImportState Begun = new(ImportPhase.Waiting, 0, 0, 0, 0, [], [], []);

    public bool IsUnderWay => Phase is ImportPhase.Waiting or ImportPhase.Reading or ImportPhase.Encoding;

    public ImportState With(ImportEvent told) => told switch
    {
        ImportEvent.Skipped skipped => this with { Phase = ImportPhase.Reading, Skipped = [.. Skipped, skipped] },
        ImportEvent.DocumentsRead read => this with { Phase = ImportPhase.Reading, Documents = read.Documents, Passages = read.Passages },
        ImportEvent.VectorsComputed vectors => this with { Phase = ImportPhase.Encoding, Done = vectors.Done, Of = vectors.Of },
        ImportEvent.Instructs instructs => this with { Marked = [.. Marked, instructs.Document] },
        ImportEvent.Personal personal => this with { Personal = [.. Personal, personal.Document] },
        _ => this,
    };
}

/// <summary>How the newest import of each consultation stands. In memory: an import is begun again at every start, and tells it again.</summary>
public sealed class ImportBoard
{
    private readonly ConcurrentDictionary<ConsultationId, ImportState> _states = new();

    public ImportState? Of(ConsultationId consultation) => _states.GetValueOrDefault(consultation);

    public void Begin(ConsultationId consultation) => _states[consultation] = ImportState.Begun;

    public void End(ConsultationId consultation, ImportPhase phase) =>
        _states.AddOrUpdate(consultation, _ => ImportState.Begun with { Phase = phase }, (_, state) => state with { Phase = phase });

    /// <summary>Takes what an import tells, in the order it tells it.</summary>
    public IProgress<ImportEvent> Listener(ConsultationId consultation) => new Told(this, consultation);

    private sealed class Told(ImportBoard board, ConsultationId consultation) : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value) =>
            board._states.AddOrUpdate(consultation, _ => ImportState.Begun.With(value), (_, state) => state.With(value));
    }
}
