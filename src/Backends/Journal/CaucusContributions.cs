using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>
/// What a citizen gives to a caucus, in the turn's own transaction. Each first counts the caucus up, in the phase it was given in:
/// that locks its row, so that nothing slips in behind a count, and what comes after the phase is decided anew.
/// </summary>
internal static class CaucusContributions
{
    /// <exception cref="TurnConflictException">The phase has ended meanwhile.</exception>
    public static async Task ApplyAsync(DeliberationStore store, Turn turn, Contribution contribution, CancellationToken cancellation)
    {
        var (caucus, phase) = contribution.Place() ?? throw new InvalidOperationException($"A contribution of kind {contribution.GetType().Name} belongs to no caucus.");
        await CountAsync(store, turn, caucus, phase, cancellation);
        var conversation = turn.Conversation.Value;
        switch (contribution)
        {
            case Contribution.OpinionGiven opinion:
                await OpinionAsync(store, turn, opinion, cancellation);
                break;
            case Contribution.OpinionWithdrawn withdrawn:
                await store.Opinions.Where(o => o.CaucusId == withdrawn.Caucus.Value && o.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
                break;
            case Contribution.BallotCast ballot:
                await BallotAsync(store, turn, ballot, cancellation);
                break;
            case Contribution.BallotWithdrawn withdrawn:
                await store.Ballots.Where(b => b.CaucusId == withdrawn.Caucus.Value && b.ConversationId == conversation && b.Round == withdrawn.Round)
                    .ExecuteDeleteAsync(cancellation);
                break;
            case Contribution.CritiqueGiven critique:
                await CritiqueAsync(store, turn, critique, cancellation);
                break;
            case Contribution.CritiqueWithdrawn withdrawn:
                await store.Critiques.Where(c => c.CaucusId == withdrawn.Caucus.Value && c.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
                break;
            case Contribution.EndorsementGiven endorsement:
                await EndorsementAsync(store, turn, endorsement, cancellation);
                break;
            case Contribution.EndorsementWithdrawn withdrawn:
                await store.Endorsements.Where(e => e.CaucusId == withdrawn.Caucus.Value && e.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
                break;
            default:
                throw new InvalidOperationException($"Nothing is kept of a contribution of kind {contribution.GetType().Name}.");
        }
    }

    /// <summary>A candidate that quotes the citizen loses its words; what was counted stays counted.</summary>
    public static async Task EraseAsync(DeliberationStore store, string conversation, CancellationToken cancellation)
    {
        var caucuses = await store.Opinions.Where(o => o.ConversationId == conversation).Select(o => o.CaucusId)
            .Union(store.Ballots.Where(b => b.ConversationId == conversation).Select(b => b.CaucusId)).ToListAsync(cancellation);
        await store.Candidates
            .Where(c => c.Quoted != null
                && (store.Opinions.Any(o => o.Id == c.Quoted && o.ConversationId == conversation) || store.Statements.Any(s => s.Id == c.Quoted && s.ConversationId == conversation)))
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.Sentences, "").SetProperty(r => r.Texts, ""), cancellation);
        await store.Opinions.Where(o => o.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Ballots.Where(b => b.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Critiques.Where(c => c.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Endorsements.Where(e => e.ConversationId == conversation).ExecuteDeleteAsync(cancellation);
        await store.Caucuses.Where(c => caucuses.Contains(c.Id)).ExecuteUpdateAsync(c => c.SetProperty(r => r.Given, r => r.Given + 1), cancellation);
    }

    /// <summary>At the end of a consultation's retention: the group's statements that a model wrote stay, counts stay, citizens' words go.</summary>
    public static async Task ForgetAsync(DeliberationStore store, string consultation, CancellationToken cancellation)
    {
        var caucuses = store.Caucuses.Where(c => c.ConsultationId == consultation);
        await store.Candidates.Where(c => c.Quoted != null && caucuses.Any(k => k.Id == c.CaucusId) && !store.Statements.Any(s => s.Id == c.Quoted && s.ConversationId == null))
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.Sentences, "").SetProperty(r => r.Texts, ""), cancellation);
        await store.Opinions.Where(o => caucuses.Any(k => k.Id == o.CaucusId)).ExecuteUpdateAsync(o => o.SetProperty(r => r.Text, ""), cancellation);
        await store.Critiques.Where(c => caucuses.Any(k => k.Id == c.CaucusId)).ExecuteUpdateAsync(c => c.SetProperty(r => r.Text, ""), cancellation);
        await store.Endorsements.Where(e => caucuses.Any(k => k.Id == e.CaucusId)).ExecuteUpdateAsync(e => e.SetProperty(r => r.Reason, ""), cancellation);
    }

    private static async Task CountAsync(DeliberationStore store, Turn turn, CaucusId id, CaucusPhase phase, CancellationToken cancellation)
    {
        var (caucus, name) = (id.Value, phase.ToString());
        if (await store.Caucuses.Where(c => c.Id == caucus && c.Phase == name).ExecuteUpdateAsync(c => c.SetProperty(r => r.Given, r => r.Given + 1), cancellation) == 1)
            return;
        if (phase is not CaucusPhase.Opinions || await store.Caucuses.AnyAsync(c => c.Id == caucus, cancellation))
            throw new TurnConflictException($"Caucus {id} is no longer in phase {phase}.");
        var begun = Caucuses.Begin(id, turn.Consultation, turn.DecidedAt);
        store.Caucuses.Add(Caucuses.Row(begun, given: 1));
    }

    private static async Task OpinionAsync(DeliberationStore store, Turn turn, Contribution.OpinionGiven opinion, CancellationToken cancellation)
    {
        var row = await store.Opinions.FindAsync([opinion.Caucus.Value, turn.Conversation.Value], cancellation);
        if (row is null)
            store.Opinions.Add(row = new OpinionRow { CaucusId = opinion.Caucus.Value, ConversationId = turn.Conversation.Value, Id = "", Text = "", Language = "" });
        (row.Id, row.Text, row.Language, row.Shown, row.At) = (opinion.Id.Value, opinion.Text, opinion.Language.Code, opinion.Shown, turn.DecidedAt);
    }

    private static async Task BallotAsync(DeliberationStore store, Turn turn, Contribution.BallotCast ballot, CancellationToken cancellation)
    {
        var row = await store.Ballots.FindAsync([ballot.Caucus.Value, turn.Conversation.Value, ballot.Round], cancellation);
        if (row is null)
            store.Ballots.Add(row = new BallotRow { CaucusId = ballot.Caucus.Value, ConversationId = turn.Conversation.Value, Round = ballot.Round, Places = "" });
        (row.Places, row.At) = (TurnJson.Write(ballot.Places), turn.DecidedAt);
    }

    private static async Task CritiqueAsync(DeliberationStore store, Turn turn, Contribution.CritiqueGiven critique, CancellationToken cancellation)
    {
        var row = await store.Critiques.FindAsync([critique.Caucus.Value, turn.Conversation.Value], cancellation);
        if (row is null)
            store.Critiques.Add(row = new CritiqueRow { CaucusId = critique.Caucus.Value, ConversationId = turn.Conversation.Value, Id = "", Text = "", Language = "" });
        (row.Id, row.Text, row.Language, row.Shown, row.At) = (critique.Id.Value, critique.Text, critique.Language.Code, critique.Shown, turn.DecidedAt);
    }

    private static async Task EndorsementAsync(DeliberationStore store, Turn turn, Contribution.EndorsementGiven endorsement, CancellationToken cancellation)
    {
        var row = await store.Endorsements.FindAsync([endorsement.Caucus.Value, turn.Conversation.Value], cancellation);
        if (row is null)
            store.Endorsements.Add(row = new EndorsementRow { CaucusId = endorsement.Caucus.Value, ConversationId = turn.Conversation.Value, Value = "", Reason = "" });
        (row.Value, row.Reason, row.At) = (endorsement.Value.ToString(), endorsement.Reason, turn.DecidedAt);
    }
}
