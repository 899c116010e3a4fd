using System.Collections.Concurrent;
using Isegoria.Backends.Charter;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Charter;

/// <param name="People">How many agreed to take part.</param>
/// <param name="Places">Where the turns are that findings name.</param>
public sealed record AuditReport(
    DemocraticCharter Charter,
    IReadOnlyList<PrincipleFinding> Findings,
    int People,
    IReadOnlyDictionary<ActivityId, (ConversationId Conversation, int Number)> Places,
    DateTimeOffset At);

/// <summary>How consultations stand to the charter, counted no more often than the settings say: the public page is open to anyone.</summary>
public sealed class CharterAudit(CharterFigures figures, DemocraticCharter charter, IOptions<CharterOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<ConsultationId, Lazy<Task<AuditReport>>> _reports = new();

    /// <summary>Counted within <see cref="CharterOptions.CountedFor"/>, once for all who ask at the same time.</summary>
    public async Task<AuditReport> RecentAsync(Consultation consultation, CancellationToken cancellation)
    {
        var known = _reports.GetOrAdd(consultation.Id, _ => Count(consultation));
        if (known.Value is not { IsCompleted: true } counted)
            return await known.Value.WaitAsync(cancellation);
        if (counted.IsCompletedSuccessfully && time.GetUtcNow() - counted.Result.At < options.Value.CountedFor!.Value)
            return counted.Result;
        var again = Count(consultation);
        return await (_reports.TryUpdate(consultation.Id, again, known) ? again : _reports[consultation.Id]).Value.WaitAsync(cancellation);
    }

    public async Task<AuditReport> CountAsync(Consultation consultation, CancellationToken cancellation)
    {
        var gathered = await figures.GatherAsync(consultation, charter, cancellation);
        return new AuditReport(charter, PrincipleFinding.Of(charter, gathered.Figures), gathered.People, gathered.Places, time.GetUtcNow());
    }

    /// <summary>
    /// What anybody may see: without turns, and of fewer people than the settings ask for only what is the organiser's own. Of many people one may have finished: what
    /// is counted over people needs as many of them.
    /// </summary>
    public AuditReport Public(AuditReport report)
    {
        var few = IsFew(report);
        return report with
        {
            Places = new Dictionary<ActivityId, (ConversationId, int)>(),
            Findings = [.. report.Findings.Select(found => found with { Findings = [.. found.Findings.Select(finding => finding with { Figure = Public(finding, few) })] })],
        };
    }

    public bool IsFew(AuditReport report) => report.People < options.Value.FewestPeople!.Value;

    private Figure Public(Finding finding, bool few) => finding.Figure switch
    {
        Figure.Told told when told.Of < options.Value.FewestPeople!.Value && ConsultationFigures.OfPeople.Contains(finding.Indicator.Figure!) => new Figure.Untold(UntoldReason.TooFew),
        Figure.Told when few && !ConsultationFigures.OfSetup.Contains(finding.Indicator.Figure!) => new Figure.Untold(UntoldReason.TooFew),
        Figure.Told told => told with { Turns = [] },
        var untold => untold,
    };

    /// <summary>For all who wait, so that one who goes away takes nothing from the others.</summary>
    private Lazy<Task<AuditReport>> Count(Consultation consultation) => new(() => Task.Run(() => CountAsync(consultation, CancellationToken.None)));
}
