using Hangfire;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Jobs;

/// <summary>At the end of a consultation's retention, takes citizens' words away; what can be counted stays.</summary>
public sealed partial class ForgetWords(IConsultationStore consultations, IDialogLibrary dialogs, TimeProvider time, ILogger<ForgetWords> logger)
{
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        if (await consultations.FindAsync(consultation, cancellation) is not { } found || !(found.ForgottenAt <= time.GetUtcNow()))
            return;
        await consultations.ForgetWordsAsync(consultation, dialogs.Find(found.Dialog).ChosenSteps, cancellation);
        LogForgotten(consultation.Value);
    }

    [LoggerMessage(LogLevel.Information, "The retention of {Consultation} is over: no words of its citizens are kept any longer")]
    private partial void LogForgotten(string consultation);
}
