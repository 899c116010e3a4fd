using Hangfire;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

/// <summary>Once a consultation has closed, ends the live sessions left open on it, and so tells the citizens in them.</summary>
public sealed class EndSessions(IConsultationStore consultations, ILiveSessions sessions, Inbox inbox, TimeProvider time)
{
    /// <summary>Stands where a facilitator's name would.</summary>
    private const string By = "Isegoria";

    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await consultations.FindAsync(consultation, cancellation) is not { } found || found.At(now) is not Openness.After)
            return;
        foreach (var session in (await sessions.ListAsync(consultation, cancellation)).Where(session => session.IsOpen))
        {
            if (session.Apply(new SessionAction.Close(), By, now) is SessionChange.Done change)
                inbox.TakeUp(await sessions.ChangeAsync(change, now, cancellation));
        }
    }
}
