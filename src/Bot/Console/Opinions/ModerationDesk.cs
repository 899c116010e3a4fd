using Isegoria.Bot.Console.Live;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console.Opinions;

/// <summary>What facilitators do with statements. A reason is public, so it passes the gate like all that staff write.</summary>
internal sealed class ModerationDesk(IModeration moderation, StaffRecord record)
{
    public async Task<DeskAnswer> DecideAsync(
        StaffMember who, ConsultationId consultation, StatementId statement, Moderation decided, string reason, Language language, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (decided is Moderation.Rejected && reason.Length == 0)
            return new DeskAnswer.Unsaid();
        if (decided is Moderation.Rejected
            && await record.FlawAsync(new Dictionary<string, string> { [language.Code] = reason }, Voice.Organiser, cancellation) is { } flagged)
            return flagged;
        if (!await moderation.DecideAsync(consultation, statement, decided, reason, cancellation))
            return new DeskAnswer.TooLate();
        await record.WriteAsync(who, consultation, decided is Moderation.Rejected ? "statement.reject" : "statement.admit", statement.Value, cancellation);
        return new DeskAnswer.Done();
    }
}
