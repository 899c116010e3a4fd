using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Writes what a citizen gave, in the turn's own transaction: all of it is kept with the turn, or none.</summary>
internal static class ContributionRows
{
    public static Task ApplyAsync(DeliberationStore store, Turn turn, Contribution contribution, CancellationToken cancellation) => contribution switch
    {
        Contribution.ConsentDecided consent => ConsentAsync(store, turn, consent, cancellation),
        Contribution.AnswerGiven answer => AnswerAsync(store, turn, answer, cancellation),
        Contribution.AnswerUndone undone => store.Answers
            .Where(a => a.ConversationId == turn.Conversation.Value && a.Step == undone.Step).ExecuteDeleteAsync(cancellation),
        Contribution.StatementApproved statement => StatementAsync(store, turn, statement, cancellation),
        Contribution.StatementWithdrawn withdrawn => WithdrawAsync(store, turn, withdrawn, cancellation),
        Contribution.VoteCast vote => VoteAsync(store, turn, vote, cancellation),
        Contribution.VoteUndone undone => store.Votes
            .Where(v => v.ConversationId == turn.Conversation.Value && v.StatementId == undone.Id.Value).ExecuteDeleteAsync(cancellation),
        Contribution.ForAPerson request => Add(store, turn, request),
        Contribution.OpinionGiven or Contribution.OpinionWithdrawn or Contribution.BallotCast or Contribution.BallotWithdrawn
            or Contribution.CritiqueGiven or Contribution.CritiqueWithdrawn or Contribution.EndorsementGiven or Contribution.EndorsementWithdrawn
            => CaucusContributions.ApplyAsync(store, turn, contribution, cancellation),
        Contribution.Erased => EraseAsync(store, turn.Conversation.Value, turn.Activity.Value, cancellation),
        _ => throw new InvalidOperationException($"A contribution of kind {contribution.GetType().Name} has no place in the store."),
    };

    private static async Task ConsentAsync(DeliberationStore store, Turn turn, Contribution.ConsentDecided consent, CancellationToken cancellation)
    {
        var row = await store.Consents.FindAsync([turn.Conversation.Value, consent.Purpose], cancellation);
        if (row is null)
        {
            row = new ConsentRow { ConversationId = turn.Conversation.Value, Purpose = consent.Purpose, NoticeVersion = consent.NoticeVersion };
            store.Consents.Add(row);
        }

        (row.Given, row.NoticeVersion, row.At) = (consent.Given, consent.NoticeVersion, turn.DecidedAt);
    }

    private static async Task AnswerAsync(DeliberationStore store, Turn turn, Contribution.AnswerGiven answer, CancellationToken cancellation)
    {
        var row = await store.Answers.FindAsync([turn.Conversation.Value, answer.Step], cancellation);
        if (row is null)
        {
            row = new AnswerRow { ConversationId = turn.Conversation.Value, Step = answer.Step, ConsultationId = turn.Consultation.Value, Value = answer.Value };
            store.Answers.Add(row);
        }

        (row.Value, row.At) = (answer.Value, turn.DecidedAt);
    }

    private static async Task StatementAsync(DeliberationStore store, Turn turn, Contribution.StatementApproved statement, CancellationToken cancellation)
    {
        var texts = TurnJson.Write(new Dictionary<string, string> { [statement.Language.Code] = statement.Text });
        var row = await store.Statements.FindAsync([turn.Consultation.Value, statement.Id.Value], cancellation);
        if (row is null)
        {
            store.Statements.Add(new StatementRow
            {
                ConsultationId = turn.Consultation.Value,
                Id = statement.Id.Value,
                ConversationId = turn.Conversation.Value,
                Texts = texts,
                ApprovedAt = turn.DecidedAt,
            });
            // Whoever writes a statement agrees with it, as in Polis.
            await VoteAsync(store, turn, new Contribution.VoteCast(statement.Id, Deliberation.Opinions.Vote.Agree), cancellation);
        }
        else if (row.ConversationId == turn.Conversation.Value)
            (row.Texts, row.Moderation, row.Reason) = (texts, 0, "");
        else
            throw new InvalidOperationException($"Statement {statement.Id} belongs to another conversation.");
    }

    private static async Task WithdrawAsync(DeliberationStore store, Turn turn, Contribution.StatementWithdrawn withdrawn, CancellationToken cancellation)
    {
        await store.Votes.Where(v => v.ConsultationId == turn.Consultation.Value && v.StatementId == withdrawn.Id.Value
                && store.Statements.Any(s => s.Id == withdrawn.Id.Value && s.ConversationId == turn.Conversation.Value))
            .ExecuteDeleteAsync(cancellation);
        await store.Statements.Where(s => s.Id == withdrawn.Id.Value && s.ConversationId == turn.Conversation.Value)
            .ExecuteDeleteAsync(cancellation);
    }

    private static async Task VoteAsync(DeliberationStore store, Turn turn, Contribution.VoteCast vote, CancellationToken cancellation)
    {
        var row = await store.Votes.FindAsync([turn.Conversation.Value, vote.Id.Value], cancellation);
        if (row is null)
        {
            row = new VoteRow { ConversationId = turn.Conversation.Value, StatementId = vote.Id.Value, ConsultationId = turn.Consultation.Value };
            store.Votes.Add(row);
        }

        (row.Value, row.At) = ((int)vote.Vote, turn.DecidedAt);
    }

    private static Task Add(DeliberationStore store, Turn turn, Contribution.ForAPerson request)
    {
        store.Requests.Add(new RequestRow
        {
            ConsultationId = turn.Consultation.Value,
            ConversationId = turn.Conversation.Value,
            ActivityId = turn.Activity.Value,
            Text = request.Text,
            At = turn.DecidedAt,
        });
        return Task.CompletedTask;
    }

    /// <summary>
    /// Takes the citizen's words away, here and in what others will be shown. What stays are hashes, counts and times, and a
    /// published statement in the transcripts of those who were shown it. What came in after the wish to erase waits for its
    /// answer as ever, words and address included; what was left unanswered before it is answered with the rest.
    /// </summary>
    private static async Task EraseAsync(DeliberationStore store, string conversation, string activity, CancellationToken cancellation)
    {
        var wish = await PlaceAsync(store, activity, cancellation);
        var messages = store.Messages.Where(m => m.ConversationId == conversation && m.Sequence <= wish);
        await store.Votes.Where(v => store.Statements.Any(s => s.Id == v.StatementId && s.ConsultationId == v.ConsultationId && s.ConversationId == conversation))
            .ExecuteDeleteAsync(cancellation);
        await store.Statements.Where(s => s.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await CaucusContributions.EraseAsync(store, conversation, cancellation);
        await store.Votes.Where(v => v.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Answers.Where(a => a.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Consents.Where(c => c.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Requests.Where(r => r.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await ErasedActivities(store, conversation, wish).ExecuteDeleteAsync(cancellation);
        await store.Members.Where(m => m.ConversationId == conversation).ExecuteUpdateAsync(m => m.SetProperty(r => r.Name, (string?)null), cancellation);
        await store.Objections.Where(o => o.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Lookups.Where(l => l.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Reviews.Where(r => store.Turns.Where(t => t.ConversationId == conversation).Select(t => t.ActivityId).Contains(r.ActivityId))
            .ExecuteDeleteAsync(cancellation);
        await messages.ExecuteUpdateAsync(m => m.SetProperty(r => r.Text, "").SetProperty(r => r.Answered, true), cancellation);

        // The farewell still needs its address; it is forgotten once that is sent.
        await messages.Where(m => m.ActivityId != activity).ExecuteUpdateAsync(m => m.SetProperty(r => r.ReplyTo, ""), cancellation);
        await TurnRows.ForgetAsync(store.Turns.Where(t => t.ConversationId == conversation), cancellation);
    }

    /// <summary>The sequence number of a message: what came later came after it. All came before one that is not there.</summary>
    public static async Task<long> PlaceAsync(DeliberationStore store, string activity, CancellationToken cancellation) =>
        await store.Messages.Where(m => m.ActivityId == activity).Select(m => (long?)m.Sequence).SingleOrDefaultAsync(cancellation) ?? long.MaxValue;

    /// <summary>A channel's history but for what the citizen wrote after a message.</summary>
    /// <param name="wish">The message's place.</param>
    public static IQueryable<ActivityRow> ErasedActivities(DeliberationStore store, string conversation, long wish) =>
        store.Activities.Where(a => a.ConversationId == conversation && !store.Messages.Any(m => m.ActivityId == a.Id && m.Sequence > wish));
}
