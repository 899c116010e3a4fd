using System.Collections.Concurrent;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Opinions;

/// <summary>Pictures of the votes in the store, one a consultation, made anew when somebody asks for one that is too old.</summary>
public sealed class OpinionBoard(
    IDbContextFactory<DeliberationStore> stores, IConsultationStore consultations, AlikeStatements alike, IOptions<OpinionOptions> options, IOptions<RoutingOptions> routing, TimeProvider time) : IOpinions
{
    /// <summary>Making pictures takes a twentieth of the time at most.</summary>
    private const int Rest = 20;

    /// <summary>The same votes give the same groups.</summary>
    private const int Seed = 1;

    private readonly ConcurrentDictionary<ConsultationId, Kept> _kept = new();

    public async Task<OpinionPicture> AtAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var kept = _kept.GetOrAdd(consultation, _ => new Kept());
        if (kept.Picture is { } picture && (time.GetUtcNow() < kept.FreshUntil || kept.Making.CurrentCount == 0))
            return picture;
        await kept.Making.WaitAsync(cancellation);
        try
        {
            if (kept.Picture is null || time.GetUtcNow() >= kept.FreshUntil)
                await MakeAsync(consultation, kept, cancellation);
            return kept.Picture!;
        }
        finally
        {
            kept.Making.Release();
        }
    }

    public Task<Statement?> AlikeAsync(string text, Language language, IReadOnlyList<Statement> among, CancellationToken cancellation) =>
        alike.FindAsync(text, language, among, cancellation);

    private async Task MakeAsync(ConsultationId consultation, Kept kept, CancellationToken cancellation)
    {
        var (begun, at) = (time.GetTimestamp(), time.GetUtcNow());
        var (statements, votes) = await ReadAsync(consultation, cancellation);
        var moderatedBefore = (await consultations.FindAsync(consultation, cancellation))?.ModeratesBefore == true;
        kept.Picture = OpinionPicture.Of(statements, votes, moderatedBefore, options.Value, routing.Value, Seed, at);
        var fresh = options.Value.FreshFor!.Value;
        var took = time.GetElapsedTime(begun) * Rest;
        kept.FreshUntil = time.GetUtcNow() + (took > fresh ? took : fresh);
    }

    /// <summary>Votes in the order they were given.</summary>
    private async Task<(IReadOnlyList<Statement> Statements, IEnumerable<CastVote> Votes)> ReadAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var statements = await store.Statements.AsNoTracking().Where(s => s.ConsultationId == consultation.Value)
            .OrderBy(s => s.ApprovedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        var votes = await store.Votes.AsNoTracking().Where(v => v.ConsultationId == consultation.Value)
            .OrderBy(v => v.At).ThenBy(v => v.ConversationId).ThenBy(v => v.StatementId)
            .Select(v => new { v.ConversationId, v.StatementId, v.Value }).ToListAsync(cancellation);
        return ([.. statements.Select(StatementRows.ToStatement)],
            votes.Select(v => new CastVote(new ParticipantId(v.ConversationId), new StatementId(v.StatementId), (Vote)v.Value)));
    }

    private sealed class Kept
    {
        public SemaphoreSlim Making { get; } = new(1, 1);

        public OpinionPicture? Picture { get; set; }

        public DateTimeOffset FreshUntil { get; set; }
    }
}
