using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Caucuses in the store, each as JSON beside its version.</summary>
public sealed class Caucuses(IDbContextFactory<DeliberationStore> stores, TimeProvider time) : ICaucuses
{
    public async Task<CaucusState> StateAsync(CaucusId id, ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Caucuses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value, cancellation);
        return row is null
            ? new CaucusState(Begin(id, consultation, time.GetUtcNow()), [], [])
            : await StateAsync(store, TurnJson.Read<Caucus>(row.Json), cancellation);
    }

    public async Task<CaucusRecord?> ReadAsync(CaucusId id, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);

        // The count first: what is given after it was read is noticed when the caucus moves.
        if (await store.Caucuses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value, cancellation) is not { } row)
            return null;
        var state = await StateAsync(store, TurnJson.Read<Caucus>(row.Json), cancellation);
        var rejected = (int)Moderation.Rejected;
        var opinions = await store.Opinions.AsNoTracking().Where(o => o.CaucusId == id.Value).OrderBy(o => o.At).ThenBy(o => o.Id)
            .Select(o => new { Row = o, KeptBack = store.Statements.Any(s => s.Id == o.Id && s.ConversationId == o.ConversationId && s.Moderation == rejected) }).ToListAsync(cancellation);
        var ballots = await store.Ballots.AsNoTracking().Where(b => b.CaucusId == id.Value).OrderBy(b => b.ConversationId).ToListAsync(cancellation);
        var critiques = await store.Critiques.AsNoTracking().Where(c => c.CaucusId == id.Value).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation);
        var endorsements = await store.Endorsements.AsNoTracking().Where(e => e.CaucusId == id.Value).OrderBy(e => e.At).ToListAsync(cancellation);
        return new CaucusRecord(
            state,
            [.. opinions.Select(o => new CaucusOpinion(
                new StatementId(o.Row.Id), new ParticipantId(o.Row.ConversationId), o.Row.Text, new Language(o.Row.Language), o.Row.Shown && !o.KeptBack))],
            [.. ballots.Select(b => new CastBallot(new ParticipantId(b.ConversationId), b.Round, TurnJson.Read<List<List<string>>>(b.Places)))],
            [.. critiques.Select(ToCritique)],
            [.. endorsements.Select(e => new GivenEndorsement(new ParticipantId(e.ConversationId), Enum.Parse<Endorsement>(e.Value), e.Reason))],
            row.Given);
    }

    public async Task<IReadOnlyList<CaucusId>> OfAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var ids = await store.Caucuses.AsNoTracking().Where(c => c.ConsultationId == consultation.Value).Select(c => c.Id).ToListAsync(cancellation);
        return [.. ids.OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal).Select(id => new CaucusId(id))];
    }

    public async Task<IReadOnlyList<CaucusId>> OpenAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var ids = await store.Caucuses.AsNoTracking().Where(c => c.Open).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
        return [.. ids.Select(id => new CaucusId(id))];
    }

    public async Task<IReadOnlyList<CitizenMessage>?> MoveAsync(
        CaucusRecord seen, Caucus after, IReadOnlyList<GroupStatement> written, DateTimeOffset at, CancellationToken cancellation)
    {
        var (before, json, phase) = (seen.Caucus, TurnJson.Write(after), after.Phase.ToString());
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var changed = await store.Caucuses.Where(c => c.Id == after.Id.Value && c.Version == before.Version && c.Given == seen.Given).ExecuteUpdateAsync(
            c => c.SetProperty(r => r.Version, after.Version).SetProperty(r => r.Phase, phase).SetProperty(r => r.Open, after.IsOpen).SetProperty(r => r.Json, json),
            cancellation);
        if (changed == 0)
            return null;
        store.Candidates.AddRange(written.Select(candidate => CandidateRows.Row(after.Id, candidate)));
        var messages = IsTold(before.Phase, after.Phase)
            ? await ToldRows.AddAsync(store, Audience(store, after), new Told.Caucus(after.Phase), $"{after.Id}.{after.Version}", at, cancellation)
            : [];
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return messages;
    }

    internal static CaucusRow Row(Caucus caucus, long given) => new()
    {
        Id = caucus.Id.Value,
        ConsultationId = caucus.Consultation.Value,
        Phase = caucus.Phase.ToString(),
        Open = caucus.IsOpen,
        Version = caucus.Version,
        Given = given,
        Json = TurnJson.Write(caucus),
    };

    /// <summary>A caucus's id names its room.</summary>
    internal static Caucus Begin(CaucusId id, ConsultationId consultation, DateTimeOffset now) =>
        Caucus.Begin(id, consultation, id.Value.Split('/', 2) is [_, var session] ? new SessionId(session) : null, now);

    /// <summary>While candidates are made there is nothing to tell.</summary>
    private static bool IsTold(CaucusPhase before, CaucusPhase after) => before != after && after is not (CaucusPhase.Drafting or CaucusPhase.Revising);

    /// <summary>Everybody in the room while it is open, and whoever agreed to messages; of a room those only who were in it.</summary>
    private static IQueryable<ConversationRow> Audience(DeliberationStore store, Caucus caucus)
    {
        var agreed = store.Conversations.AsNoTracking().Where(c => c.ConsultationId == caucus.Consultation.Value
            && store.Consents.Any(given => given.ConversationId == c.Id && given.Purpose == Consent.Messages && given.Given));
        if (caucus.Session?.Value is not { } session)
            return agreed.Where(c => !store.Members.Any(m => m.ConversationId == c.Id && store.Sessions.Any(s => s.Id == m.SessionId && s.Open)));
        return store.Conversations.AsNoTracking().Where(c => store.Members.Any(m => m.SessionId == session && m.ConversationId == c.Id)
            && (store.Sessions.Any(s => s.Id == session && s.Open) || agreed.Any(a => a.Id == c.Id)));
    }

    private static async Task<CaucusState> StateAsync(DeliberationStore store, Caucus caucus, CancellationToken cancellation)
    {
        var rejected = (int)Moderation.Rejected;
        // A quotation also goes with what it quotes, where its author withdrew that alone.
        var candidates = await store.Candidates.AsNoTracking().Where(c => c.CaucusId == caucus.Id.Value).OrderBy(c => c.Id)
            .Select(c => new
            {
                Row = c,
                KeptBack = c.Quoted != null
                    && (store.Statements.Any(s => s.ConsultationId == caucus.Consultation.Value && s.Id == c.Quoted && s.Moderation == rejected)
                        || (!store.Opinions.Any(o => o.Id == c.Quoted) && !store.Statements.Any(s => s.ConsultationId == caucus.Consultation.Value && s.Id == c.Quoted))),
            })
            .ToListAsync(cancellation);
        var critiques = await store.Critiques.AsNoTracking().Where(c => c.CaucusId == caucus.Id.Value && c.Shown && c.Text != "")
            .OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation);
        var endorsed = await store.Endorsements.AsNoTracking().Where(e => e.CaucusId == caucus.Id.Value).Select(e => e.Value).ToListAsync(cancellation);
        return new CaucusState(caucus, [.. candidates.Select(c => CandidateRows.ToStatement(c.Row, c.KeptBack))], [.. critiques.Select(ToCritique)])
        {
            Endorsed = EndorsementCount.Of(endorsed.Select(Enum.Parse<Endorsement>)),
        };
    }

    private static Critique ToCritique(CritiqueRow row) =>
        new(new StatementId(row.Id), new ParticipantId(row.ConversationId), row.Text, new Language(row.Language), row.Shown);
}
