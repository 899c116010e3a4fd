using System.Globalization;
using System.Security.Cryptography;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console.Live;

/// <summary>
/// What facilitators do: each action asks for the role again, is kept together with what citizens are told of it, and stands
/// in the audit log. Words of theirs pass the gate before they are kept, and once more on the line.
/// </summary>
internal sealed class LiveDesk(
    ILiveSessions sessions, IToldCitizens citizens, IHeldReplies held, IOpenQuestions questions, IConsultationStore consultations, StaffRecord record)
{
    private const int CodeTries = 20;

    /// <returns>The session, or none where the role does not cover it.</returns>
    public async Task<LiveSession?> OpenAsync(
        StaffMember who, ConsultationId consultation, IReadOnlyList<AgendaItem> agenda, bool holdsReplies, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return null;
        for (var tries = 1; ; tries++)
        {
            var code = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(null, null);
            var session = LiveSession.Open(new SessionId(record.NewId()), consultation, code, agenda, holdsReplies, who.Name, record.Now);
            try
            {
                await sessions.OpenAsync(session, cancellation);
            }
            catch (InvalidOperationException) when (tries < CodeTries)
            {
                continue; // The code is taken by another session.
            }
            await record.WriteAsync(who, consultation, "session.open", session.Id.Value, cancellation);
            return session;
        }
    }

    /// <param name="seen">The session as the page showed it: a change made on an old view is refused.</param>
    public async Task<DeskAnswer> ActAsync(StaffMember who, LiveSession seen, SessionAction action, CancellationToken cancellation)
    {
        if (!record.May(who, seen.Consultation))
            return new DeskAnswer.NotAllowed();
        var now = await sessions.FindAsync(seen.Id, cancellation) ?? seen;
        if (now.Version != seen.Version)
            return new DeskAnswer.Stale(now.ChangedBy);
        var applied = seen.Apply(action, who.Name, record.Now);
        if (applied is not SessionChange.Done change)
            return new DeskAnswer.NotNow(((SessionChange.Refused)applied).Reason);
        try
        {
            record.Carry(await sessions.ChangeAsync(change, record.Now, cancellation));
        }
        catch (StaleSessionException)
        {
            return new DeskAnswer.Stale((await sessions.FindAsync(seen.Id, cancellation))?.ChangedBy ?? "");
        }
        await record.WriteAsync(who, seen.Consultation, $"session.{action.GetType().Name.ToLowerInvariant()}", seen.Id.Value, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Words of staff to everybody in a room or in the consultation, or to one citizen.</summary>
    public async Task<DeskAnswer> TellAsync(
        StaffMember who, ConsultationId consultation, Audience audience, Told.Words words, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (await record.FlawAsync(words.Texts, Voice.Organiser, cancellation) is { } flagged)
            return flagged;
        var id = record.NewId();
        record.Carry(await citizens.TellAsync(consultation, audience, words, id, record.Now, cancellation));
        await record.WriteAsync(who, consultation, $"tell.{words.For.ToString().ToLowerInvariant()}", id, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Stops the assistant's own voice in the whole consultation, or lets it be heard again; every citizen is told.</summary>
    public async Task<DeskAnswer> SilenceAsync(StaffMember who, ConsultationId consultation, bool silent, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (!await consultations.SilenceAsync(consultation, silent, cancellation))
            return new DeskAnswer.TooLate();
        var id = record.NewId();
        record.Carry(await citizens.TellAsync(consultation, new Audience.Everybody(), new Told.Voice(silent), id, record.Now, cancellation));
        await record.WriteAsync(who, consultation, silent ? "voice.stop" : "voice.start", id, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Decides about a held reply; an edited text must pass the gate, an approved one answers to the name of who approved it.</summary>
    public async Task<DeskAnswer> DecideAsync(
        StaffMember who, ConsultationId consultation, ActivityId reply, HeldOutcome outcome, IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return new DeskAnswer.NotAllowed();
        var waiting = await held.WaitingAsync(consultation, cancellation);
        if (waiting.All(one => one.Reply != reply))
            return new DeskAnswer.TooLate();
        if (outcome is HeldOutcome.Edited && await record.FlawAsync(new Dictionary<string, string> { [language.Code] = string.Join('\n', texts) }, Voice.Assistant, cancellation) is { } flagged)
            return flagged;
        if (await held.DecideAsync(new Told.Decided(reply, outcome, texts, who.Name), record.Now, cancellation) is not { } message)
            return new DeskAnswer.TooLate();
        record.Carry([message]);
        await record.WriteAsync(who, consultation, $"held.{outcome.ToString().ToLowerInvariant()}", reply.Value, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Answers a question that the documents did not answer: to who asked, or to everybody.</summary>
    public async Task<DeskAnswer> AnswerAsync(
        StaffMember who, ConsultationId consultation, OpenQuestion question, string text, Language language, bool toAll, CancellationToken cancellation)
    {
        Audience audience = toAll ? new Audience.Everybody() : new Audience.Only(question.Conversation);
        var answer = await TellAsync(who, consultation, audience, new Told.Words(WordsFor.Question, new Dictionary<string, string> { [language.Code] = text }), cancellation);
        if (answer is DeskAnswer.Done)
            await questions.CloseAsync(consultation, question.Number, who.Name, record.Now, cancellation);
        return answer;
    }

    /// <summary>Takes a question that needs no answer off the list; nobody is told.</summary>
    public async Task<DeskAnswer> CloseAsync(StaffMember who, ConsultationId consultation, OpenQuestion question, CancellationToken cancellation)
    {
        if (!record.May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (!await questions.CloseAsync(consultation, question.Number, who.Name, record.Now, cancellation))
            return new DeskAnswer.TooLate();
        await record.WriteAsync(who, consultation, "question.close", question.Number.ToString(CultureInfo.InvariantCulture), cancellation);
        return new DeskAnswer.Done();
    }
}
