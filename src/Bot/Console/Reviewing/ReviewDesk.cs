using Isegoria.Bot.Console.Live;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console.Reviewing;

/// <summary>What organisers do about turns: each action asks for the role again, and stands in the audit log without its words.</summary>
internal sealed class ReviewDesk(ITranscripts transcripts, IReviews reviews, IObjections objections, IToldCitizens citizens, StaffRecord record)
{
    /// <summary>What an erasure is called in the audit log.</summary>
    public const string Erasure = "citizen.erase";

    /// <summary>Who reads a conversation stands in the audit log, too.</summary>
    public async Task<IReadOnlyList<KeptTurn>> ReadAsync(StaffMember who, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        if (!May(who, consultation))
            return [];
        var turns = await transcripts.ReadAsync(consultation, conversation, cancellation);
        if (turns.Count > 0)
            await record.WriteAsync(who, consultation, "transcript.read", conversation.Value, cancellation);
        return turns;
    }

    public async Task<DeskAnswer> AddAsync(
        StaffMember who, ConsultationId consultation, ActivityId turn, ReviewKind kind, int? sentence, string text, CancellationToken cancellation)
    {
        if (!May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (!await reviews.AddAsync(new Review(0, consultation, turn, kind, sentence, text.Trim(), who.Name, record.Now), cancellation))
            return new DeskAnswer.TooLate();
        await record.WriteAsync(who, consultation, $"review.{kind.ToString().ToLowerInvariant()}", turn.Value, cancellation);
        return new DeskAnswer.Done();
    }

    public async Task<DeskAnswer> RemoveAsync(StaffMember who, ConsultationId consultation, Review review, CancellationToken cancellation)
    {
        if (!May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (!await reviews.RemoveAsync(consultation, review.Number, cancellation))
            return new DeskAnswer.TooLate();
        await record.WriteAsync(who, consultation, "review.remove", review.Turn.Value, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Answers an objection: the words pass the gate, are kept, and are told to who objected.</summary>
    public async Task<DeskAnswer> AnswerAsync(
        StaffMember who, ConsultationId consultation, Objection objection, string answer, Language language, CancellationToken cancellation)
    {
        if (!May(who, consultation))
            return new DeskAnswer.NotAllowed();
        if (await record.FlawAsync(new Dictionary<string, string> { [language.Code] = answer }, Voice.Organiser, cancellation) is { } flagged)
            return flagged;
        if (await objections.AnswerAsync(consultation, objection.Number, answer.Trim(), language, who.Name, record.Now, cancellation) is not { } messages)
            return new DeskAnswer.TooLate();
        record.Carry(messages);
        await record.WriteAsync(who, consultation, "objection.answer", objection.Turn.Value, cancellation);
        return new DeskAnswer.Done();
    }

    /// <summary>Everything the citizen of a conversation gave, where they asked the team for it: it travels their line like a wish of their own.</summary>
    public async Task<DeskAnswer> EraseAsync(StaffMember who, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        if (!May(who, consultation))
            return new DeskAnswer.NotAllowed();
        var messages = await citizens.TellAsync(consultation, new Audience.Only(conversation), new Told.Erased(), record.NewId(), record.Now, cancellation);
        if (messages.Count == 0)
            return new DeskAnswer.TooLate();
        record.Carry(messages);
        await record.WriteAsync(who, consultation, Erasure, conversation.Value, cancellation);
        return new DeskAnswer.Done();
    }

    private bool May(StaffMember who, ConsultationId consultation) => record.May(who, consultation, StaffRole.Organiser);
}
