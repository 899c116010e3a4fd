using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.States;
using Isegoria.Deliberation.Consultations;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>Which jobs a consultation asks for, and when: what is due already is done now, once.</summary>
public sealed class JobPlan(IOptions<AnnouncementOptions> options, TimeProvider time)
{
    public IEnumerable<(Job Job, IState State)> Of(Consultation consultation)
    {
        var id = consultation.Id;
        if (consultation.PreviewOf is not null)
            return At<EndPreview>([consultation.ClosesAt], job => job.RunAsync(id, CancellationToken.None));
        return
        [
            .. At<EndSessions>([consultation.ClosesAt], job => job.RunAsync(id, CancellationToken.None)),
            .. At<ForgetWords>([consultation.ForgottenAt], job => job.RunAsync(id, CancellationToken.None)),
            .. At<AnnounceTimes>([.. Announcement.Moments(consultation, options.Value.Before).Cast<DateTimeOffset?>()], job => job.RunAsync(id, CancellationToken.None)),
        ];
    }

    private IEnumerable<(Job, IState)> At<T>(IReadOnlyList<DateTimeOffset?> moments, Expression<Func<T, Task>> run)
    {
        var now = time.GetUtcNow();
        var job = Job.FromExpression(run);
        if (moments.Any(moment => moment <= now))
            yield return (job, new EnqueuedState());
        foreach (var later in moments.Where(moment => moment > now))
            yield return (job, new ScheduledState(later!.Value.UtcDateTime));
    }
}
