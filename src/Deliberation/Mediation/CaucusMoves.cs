using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Mediation;

/// <summary>
/// Moves a caucus on where it is time, one step a call. It may be stopped anywhere and called again: a step is kept whole,
/// with what citizens are told of it, or not at all, and of two callers one finds the caucus changed.
/// </summary>
public sealed class CaucusMoves(
    ICaucuses caucuses, CaucusPlaces places, CandidateChoice choice, CoverageAudit audit, IOptions<MediationOptions> options, TimeProvider time)
{
    /// <returns>The messages to carry through the line; none where nothing moved.</returns>
    public async Task<IReadOnlyList<CitizenMessage>?> MoveAsync(CaucusId id, CancellationToken cancellation)
    {
        if (await caucuses.ReadAsync(id, cancellation) is not { } record || await places.FindAsync(record.Caucus, cancellation) is not { } place)
            return null;
        var (caucus, now) = (record.Caucus, time.GetUtcNow());
        return caucus.Next(record.Counts(), place.Pace, options.Value.Rules(place.Consultation.PhaseTimes), now) switch
        {
            CaucusMove.Wait wait => await KeepAsync(record, caucus with { Ends = wait.Until, Extended = wait.Extended, Version = caucus.Version + 1 }, [], now, cancellation),
            CaucusMove.Write => await WriteAsync(record, place, cancellation),
            CaucusMove.Enter enter => await EnterAsync(record, place, enter, now, cancellation),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<CitizenMessage>?> WriteAsync(CaucusRecord record, CaucusPlace place, CancellationToken cancellation)
    {
        var round = record.Caucus.Phase is CaucusPhase.Drafting ? 1 : 2;
        var (statements, picture) = await places.VotesAsync(place.Consultation, cancellation);
        var brief = new CandidateBrief(place.Consultation, round, record, statements, picture, options.Value.MostStatements!.Value);
        var written = await choice.ChooseAsync(brief, cancellation);
        var now = time.GetUtcNow();
        var after = written.Count >= options.Value.FewestStatements!.Value
            ? record.Caucus.Entered(record.Caucus.Phase + 1, CaucusFault.None, now)
            : round == 1 ? record.Caucus.Entered(CaucusPhase.Closed, CaucusFault.TooFewStatements, now)
            : record.Caucus.Entered(CaucusPhase.Endorsement, CaucusFault.None, now);
        if (after.Phase is CaucusPhase.Reranking)
            after = after with { Admitted = await choice.AdmitAsync(brief, cancellation) };
        return await KeepAsync(record, after, after.Phase is CaucusPhase.Ranking or CaucusPhase.Reranking ? written : [], now, cancellation);
    }

    private async Task<IReadOnlyList<CitizenMessage>?> EnterAsync(
        CaucusRecord record, CaucusPlace place, CaucusMove.Enter enter, DateTimeOffset now, CancellationToken cancellation)
    {
        var caucus = record.Caucus;
        var counted = caucus.Phase switch
        {
            CaucusPhase.Ranking => caucus with { First = record.Ranked(1) },
            CaucusPhase.Reranking => caucus with { Second = record.Ranked(2) },
            _ => caucus,
        };
        var after = counted.Entered(enter.Phase, counted.Last is null ? enter.Fault : CaucusFault.None, now);
        if (caucus.Phase is CaucusPhase.Ranking && counted.First is null && enter.Phase is not CaucusPhase.Closed)
            after = counted.Entered(CaucusPhase.Closed, CaucusFault.TooFewPeople, now);
        if (caucus.Phase is CaucusPhase.Ranking or CaucusPhase.Reranking or CaucusPhase.Endorsement || !after.IsOpen)
            after = after with { Cover = await CoverAsync(record with { State = record.State with { Caucus = after } }, place, cancellation) ?? after.Cover };
        return await KeepAsync(record, after, [], now, cancellation);
    }

    private async Task<Coverage?> CoverAsync(CaucusRecord record, CaucusPlace place, CancellationToken cancellation) =>
        record.State.Leading is { } leading
            ? audit.Measure(record, leading, (await places.VotesAsync(place.Consultation, cancellation)).Picture, cancellation)
            : null;

    private Task<IReadOnlyList<CitizenMessage>?> KeepAsync(
        CaucusRecord record, Caucus after, IReadOnlyList<GroupStatement> written, DateTimeOffset now, CancellationToken cancellation) =>
        caucuses.MoveAsync(record, after, written, now, cancellation);
}

/// <param name="Pace">Who leads the caucus there.</param>
public sealed record CaucusPlace(Consultation Consultation, CaucusPace Pace);

/// <summary>What surrounds a caucus: its consultation, the room that leads it, the votes.</summary>
public sealed class CaucusPlaces(
    IConsultationStore consultations, IDialogLibrary dialogs, ILiveSessions sessions, IOpinions opinions, IModeration moderation, TimeProvider time)
{
    /// <summary>None where the consultation is gone, or its dialog.</summary>
    public async Task<CaucusPlace?> FindAsync(Caucus caucus, CancellationToken cancellation)
    {
        if (await consultations.FindAsync(caucus.Consultation, cancellation) is not { } consultation)
            return null;
        var shut = consultation.At(time.GetUtcNow()) is Openness.After;
        var session = caucus.Session is { } id ? await sessions.FindAsync(id, cancellation) : null;
        CaucusPhase? room = session is not { IsOpen: true } ? null
            : session.Phase is SessionPhase.Waiting ? CaucusPhase.Opinions
            : dialogs.Find(consultation.Dialog).PhaseAt(session.Current.Stage);
        return new CaucusPlace(consultation, new CaucusPace(room, shut));
    }

    /// <summary>Statements that others may read, and how the votes stand.</summary>
    public async Task<(IReadOnlyList<Statement> Statements, OpinionPicture Picture)> VotesAsync(Consultation consultation, CancellationToken cancellation)
    {
        var picture = await opinions.AtAsync(consultation.Id, cancellation);

        // Not those of the picture, which may be some moments old.
        return ([.. (await moderation.ReadAsync(consultation.Id, cancellation)).Where(statement => statement.IsShown(consultation.ModeratesBefore))], picture);
    }
}
