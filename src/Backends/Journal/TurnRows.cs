using System.Security.Cryptography;
using Isegoria.Deliberation.Records;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>A turn as it is kept: whole, chained to the one before it, with what it is found by.</summary>
internal static class TurnRows
{
    /// <param name="head">The hash of the turn before it; empty before the first.</param>
    public static TurnRow Chained(Turn turn, string head)
    {
        var json = TurnJson.Write(turn);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var digest = RecordChain.Digest(salt, json);
        return new TurnRow
        {
            ActivityId = turn.Activity.Value,
            ConversationId = turn.Conversation.Value,
            ConsultationId = turn.Consultation.Value,
            Number = turn.Number,
            Move = turn.Move.Name,
            Json = json,
            Salt = salt,
            Digest = digest,
            Hash = RecordChain.Link(head, digest),
            Kind = turn.Kind.ToString(),
            Stage = turn.After?.Stage ?? "",
            Lookup = LookupOf(turn),
            DecidedAt = turn.DecidedAt,
            DueAt = turn.DecidedAt,
        };
    }

    /// <summary>Takes the words away; what was not sent by then never will be. Digests and hashes stay, so that the chain does.</summary>
    public static Task ForgetAsync(IQueryable<TurnRow> turns, CancellationToken cancellation) => turns.ExecuteUpdateAsync(
        t => t.SetProperty(r => r.Json, "").SetProperty(r => r.Salt, "").SetProperty(r => r.SentAt, r => r.SentAt ?? r.DueAt), cancellation);

    private static LookupRow LookupOf(Turn turn) => new()
    {
        ConsultationId = turn.Consultation.Value,
        ConversationId = turn.Conversation.Value,
        Stage = turn.After?.Stage ?? "",
        Verdict = turn.Verdict.GetType().Name,
        DecidedAt = turn.DecidedAt,
        Words = SearchWords.Of(turn),
    };
}
