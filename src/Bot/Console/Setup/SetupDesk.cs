using Isegoria.Backends.Dialogs;
using Isegoria.Bot.Console.Live;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Setup;

/// <summary>What became of a form that was sent.</summary>
internal abstract record SetupAnswer
{
    private SetupAnswer() { }

    public sealed record Saved(Consultation Consultation) : SetupAnswer;

    /// <param name="Problems">At least one; nothing was saved.</param>
    public sealed record Flawed(IReadOnlyList<DraftProblem> Problems) : SetupAnswer;

    /// <summary>Somebody changed the consultation since the form was filled; nothing was saved.</summary>
    public sealed record Stale(string ChangedBy) : SetupAnswer;

    public sealed record NotAllowed : SetupAnswer;
}

/// <summary>
/// What organisers do with a consultation itself. Its words pass the gate before they are kept, in the messages they will stand
/// in: on the line a flagged one would withhold every one of these.
/// </summary>
internal sealed class SetupDesk(
    IConsultationStore consultations, IDialogLibrary dialogs, WordsInPlace place, JobCalendar calendar, StaffRecord record, IOptions<SetupOptions> options)
{
    private const string Create = "consultation.create";

    public async Task<SetupAnswer> CreateAsync(StaffMember who, ConsultationDraft draft, CancellationToken cancellation)
    {
        if (who.Until <= record.Now || !who.MayEverywhere(StaffRole.Organiser))
            return new SetupAnswer.NotAllowed();
        var taken = Slug.IsValid(draft.Slug) && await consultations.FindAsync(new ConsultationId(draft.Slug), cancellation) is not null;
        return await SaveAsync(who, null, draft, taken ? [new DraftProblem("slug", "problem_taken")] : [], cancellation);
    }

    /// <summary>A form filled from an older version than there is now is refused.</summary>
    public async Task<SetupAnswer> ChangeAsync(StaffMember who, ConsultationId id, ConsultationDraft draft, CancellationToken cancellation)
    {
        if (!record.May(who, id, StaffRole.Organiser) || await consultations.FindAsync(id, cancellation) is not { } before)
            return new SetupAnswer.NotAllowed();
        return before.Version == draft.Version
            ? await SaveAsync(who, before, draft, [], cancellation)
            : new SetupAnswer.Stale(before.ChangedBy);
    }

    /// <summary>Opens or closes a consultation from this moment.</summary>
    public async Task<SetupAnswer> TurnAsync(StaffMember who, ConsultationId id, bool open, CancellationToken cancellation)
    {
        if (!record.May(who, id, StaffRole.Organiser) || await consultations.FindAsync(id, cancellation) is not { } before)
            return new SetupAnswer.NotAllowed();
        var now = TimeZoneInfo.ConvertTime(record.Now, options.Value.Zone);
        var after = open ? before.Opened(now) : before.Closed(now);
        return await KeepAsync(who, after, null, open ? "consultation.open" : "consultation.close", cancellation);
    }

    private async Task<SetupAnswer> SaveAsync(
        StaffMember who, Consultation? before, ConsultationDraft draft, IReadOnlyList<DraftProblem> known, CancellationToken cancellation)
    {
        IReadOnlyList<DraftProblem> problems = [.. known, .. DraftReview.Look(draft, options.Value.Zone), .. Dialog(draft)];
        if (problems.Count == 0)
            problems = await place.FlawsAsync(draft, draft.ToConsultation(before, options.Value.Zone), cancellation);
        if (problems.Count > 0)
            return new SetupAnswer.Flawed(problems);
        var action = before is null ? Create : "consultation.change";
        return await KeepAsync(who, draft.ToConsultation(before, options.Value.Zone), draft, action, cancellation);
    }

    private async Task<SetupAnswer> KeepAsync(
        StaffMember who, Consultation consultation, ConsultationDraft? draft, string action, CancellationToken cancellation)
    {
        var (own, seeds) = (consultation with { ChangedBy = who.Name }, draft?.ToSeeds(record.NewId));
        if (action == Create)
            await consultations.SaveAsync(own, seeds, cancellation);
        else if (await consultations.ChangeAsync(own, seeds, cancellation) is { } kept)
            own = kept;
        else
            return new SetupAnswer.Stale((await consultations.FindAsync(own.Id, cancellation))?.ChangedBy ?? "");
        calendar.Plan(own);
        await record.WriteAsync(who, own.Id, action, "", cancellation);
        return new SetupAnswer.Saved(own);
    }

    private IEnumerable<DraftProblem> Dialog(ConsultationDraft draft) =>
        dialogs.Fault(draft.Dialog, draft.Codes.Select(code => new Language(code))) is null ? [] : [new DraftProblem("dialog", "problem_dialog")];
}
