using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Looks among the narrow <see cref="LookupRow"/>s, and reads whole turns of a page alone. Pages go on from a place, so that a later one costs no more than the first.</summary>
public sealed class Transcripts(IDbContextFactory<DeliberationStore> stores) : ITranscripts
{
    public async Task<TranscriptPage> FindAsync(TranscriptQuery query, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var all = Matching(store.Lookups.AsNoTracking(), query);
        var ordered = query switch
        {
            { After: { } after } => all.Where(l => l.Sequence > after).OrderBy(l => l.Sequence),
            { Before: { } before } => all.Where(l => l.Sequence < before).OrderByDescending(l => l.Sequence),
            _ => all.OrderByDescending(l => l.Sequence),
        };
        var places = await ordered.Select(l => l.Sequence).Take(query.Most + 1).ToListAsync(cancellation);
        var more = places.Count > query.Most;
        var shown = places.Take(query.Most).ToList();
        var turns = await store.Turns.AsNoTracking().Where(t => shown.Contains(t.Sequence) && t.Json != "")
            .OrderByDescending(t => t.Sequence).Select(t => new { t.Sequence, t.Json }).ToListAsync(cancellation);
        return new TranscriptPage(
            [.. turns.Select(t => new FoundTurn(t.Sequence, TurnJson.Read<Turn>(t.Json)))],
            Newer: query.After is not null ? more : query.Before is not null,
            Older: query.After is not null || more);
    }

    public async Task<IReadOnlyList<KeptTurn>> ReadAsync(ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Turns.AsNoTracking()
            .Where(t => t.ConversationId == conversation.Value && t.ConsultationId == consultation.Value)
            .OrderBy(t => t.Number).Select(t => new { t.ActivityId, t.Number, t.Json, t.SentAt }).ToListAsync(cancellation);
        var held = await store.HeldReplies.AsNoTracking().Where(h => h.ConversationId == conversation.Value)
            .ToDictionaryAsync(h => h.ActivityId, cancellation);
        var turns = rows.ToDictionary(r => r.ActivityId, r => r.Json.Length == 0 ? null : TurnJson.Read<Turn>(r.Json));
        return [.. rows.Select(r => new KeptTurn(r.Number, turns[r.ActivityId], r.SentAt, held.GetValueOrDefault(r.ActivityId) is { } row ? Decision(row, turns) : null))];
    }

    public async Task<IReadOnlyList<string>> ChannelsAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var end = "/";
        return await store.Conversations.Where(c => c.ConsultationId == consultation.Value && c.Id.Contains(end))
            .Select(c => c.Id.Substring(0, c.Id.IndexOf(end))).Distinct().OrderBy(channel => channel).ToListAsync(cancellation);
    }

    private static IQueryable<LookupRow> Matching(IQueryable<LookupRow> lookups, TranscriptQuery query)
    {
        var found = lookups.Where(l => l.ConsultationId == query.Consultation.Value);
        if (query.Stage is { } stage)
            found = found.Where(l => l.Stage == stage);
        if (query.Verdict is { } verdict)
            found = found.Where(l => l.Verdict == verdict);
        if (query.Channel is { } channel)
            found = found.Where(l => l.ConversationId.StartsWith(channel + "/"));
        if (query.From is { } from)
            found = found.Where(l => l.DecidedAt >= from);
        if (query.Until is { } until)
            found = found.Where(l => l.DecidedAt < until);
        foreach (var word in SearchWords.Fold(query.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(l => l.Words.Contains(word));
        return found;
    }

    private static HeldDecision Decision(HeldReplyRow row, Dictionary<string, Turn?> turns)
    {
        HeldOutcome? outcome = row.Outcome is { } name ? Enum.Parse<HeldOutcome>(name) : null;
        var sent = turns.GetValueOrDefault(ToldRows.Activity($"decided/{row.ActivityId}", row.ConversationId));
        IReadOnlyList<Utterance> messages = outcome is HeldOutcome.Approved or HeldOutcome.Edited ? sent?.Reply.Messages ?? [] : [];
        return new HeldDecision(outcome, row.DecidedBy ?? "", row.DecidedAt, messages);
    }
}
