using System.Collections.Concurrent;
using Hangfire;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

/// <summary>
/// What is to be done when. It holds nothing that the store does not: at every start it is made again from the
/// consultations and their shelves, and each job looks for itself whether its time has come.
/// </summary>
public sealed class JobCalendar(
    IBackgroundJobClient queue, IConsultationStore consultations, IPreviews previews, DocumentShelf shelf, ImportBoard board, JobPlan plan)
{
    private readonly ConcurrentDictionary<ConsultationId, IReadOnlyList<string>> _planned = new();

    public async Task RebuildAsync(CancellationToken cancellation)
    {
        foreach (var consultation in await consultations.ListAsync(cancellation))
        {
            Plan(consultation);
            if (shelf.Holds(consultation.Id))
                Import(consultation.Id);
        }
        foreach (var preview in await previews.ListAsync(cancellation))
            Plan(preview);
    }

    /// <summary>Takes the place of what was planned for the consultation before.</summary>
    public void Plan(Consultation consultation)
    {
        var id = consultation.Id;
        if (_planned.TryRemove(id, out var before))
        {
            foreach (var job in before)
                queue.Delete(job);
        }
        _planned[id] = [.. plan.Of(consultation).Select(planned => queue.Create(planned.Job, planned.State))];
    }

    public void Import(ConsultationId consultation)
    {
        board.Begin(consultation);
        queue.Enqueue<ImportDocuments>(job => job.RunAsync(consultation, CancellationToken.None));
    }
}
