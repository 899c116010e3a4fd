using Hangfire;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

/// <summary>Removes a preview whose time is over, with all that was said in it.</summary>
public sealed class EndPreview(IConsultationStore consultations, IPreviews previews, TimeProvider time)
{
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(ConsultationId preview, CancellationToken cancellation)
    {
        if (await consultations.FindAsync(preview, cancellation) is { PreviewOf: not null } found && found.At(time.GetUtcNow()) is Openness.After)
            await previews.RemoveAsync(preview, cancellation);
    }
}
