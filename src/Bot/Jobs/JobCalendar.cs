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
public sealed class JobCalendar(IBackgroundJobClient queue, IConsultationStore consultations, DocumentShelf shelf, ImportBoard board, TimeProvider time)
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
        var planned = new List<string>();
        if (consultation.ClosesAt is { } closing)
            planned.Add(closing > time.GetUtcNow()
                ? queue.Schedule<EndSessions>(job => job.RunAsync(id, CancellationToken.None), closing)
                : queue.Enqueue<EndSessions>(job => job.RunAsync(id, CancellationToken.None)));
        if (consultation.ForgottenAt is { } end)
            planned.Add(end > time.GetUtcNow()
                ? queue.Schedule<ForgetWords>(job => job.RunAsync(id, CancellationToken.None), end)
                : queue.Enqueue<ForgetWords>(job => job.RunAsync(id, CancellationToken.None)));
        _planned[id] = planned;
    }

    public void Import(ConsultationId consultation)
    {
        board.Begin(consultation);
        queue.Enqueue<ImportDocuments>(job => job.RunAsync(consultation, CancellationToken.None));
    }
}
