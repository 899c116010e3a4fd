using System.Text.Encodings.Web;
using System.Text.Json;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Consultations in the store, their words as one JSON text.</summary>
public sealed class ConsultationStore(IDbContextFactory<DeliberationStore> stores, TimeProvider time) : IConsultationStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Consultation?> FindAsync(ConsultationId id, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Consultations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value, cancellation);
        return row is null ? null : Read(row);
    }

    public async Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return [.. (await store.Consultations.AsNoTracking().Where(c => !c.Id.StartsWith(Previews.Prefix)).OrderBy(c => c.Id).ToListAsync(cancellation)).Select(Read)];
    }

    public async Task<bool> SilenceAsync(ConsultationId id, bool silent, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Consultations.Where(c => c.Id == id.Value && c.Silent != silent)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.Silent, silent), cancellation) == 1;
    }

    public async Task SaveAsync(Consultation consultation, IReadOnlyList<Statement>? seeds, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (await store.Consultations.FindAsync([consultation.Id.Value], cancellation) is { } row)
            row.Json = Write(consultation with { Version = Read(row).Version + 1 });
        else
            store.Consultations.Add(new ConsultationRow { Id = consultation.Id.Value, Json = Write(consultation) });
        if (seeds is not null)
            await SaveSeedsAsync(store, consultation.Id, seeds, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    public async Task<Consultation?> ChangeAsync(Consultation consultation, IReadOnlyList<Statement>? seeds, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Consultations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == consultation.Id.Value, cancellation);
        if (row is null || Read(row).Version != consultation.Version)
            return null;
        var changed = consultation with { Version = consultation.Version + 1, IsSilent = row.Silent };
        var json = Write(changed);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);

        // Two who saw the same version both come so far; the text that was read is still there for one of them.
        if (await store.Consultations.Where(c => c.Id == row.Id && c.Json == row.Json).ExecuteUpdateAsync(c => c.SetProperty(r => r.Json, json), cancellation) != 1)
            return null;
        if (seeds is not null)
            await SaveSeedsAsync(store, consultation.Id, seeds, cancellation);
        await store.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return changed;
    }

    public async Task<IReadOnlyList<Statement>> SeedsAsync(ConsultationId id, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Statements.AsNoTracking().Where(s => s.ConsultationId == id.Value && s.ConversationId == null)
            .OrderBy(s => s.ApprovedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => new Statement(new StatementId(row.Id), JsonSerializer.Deserialize<Dictionary<string, string>>(row.Texts, Json)!))];
    }

    public async Task ForgetWordsAsync(ConsultationId id, IReadOnlyList<string> chosen, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await WordsOfConsultation.ForgetAsync(store, id.Value, chosen, cancellation);
    }

    /// <summary>A seed that is no longer given leaves, and its votes count no longer.</summary>
    private async Task SaveSeedsAsync(DeliberationStore store, ConsultationId consultation, IReadOnlyList<Statement> seeds, CancellationToken cancellation)
    {
        var rows = await store.Statements
            .Where(s => s.ConsultationId == consultation.Value && s.ConversationId == null)
            .ToDictionaryAsync(s => s.Id, cancellation);
        var now = time.GetUtcNow();
        foreach (var (seed, place) in seeds.Select((seed, place) => (seed, place)))
        {
            var texts = JsonSerializer.Serialize(seed.Texts, Json);
            if (rows.Remove(seed.Id.Value, out var row))
                row.Texts = texts;
            else
                store.Statements.Add(new StatementRow { ConsultationId = consultation.Value, Id = seed.Id.Value, Texts = texts, ApprovedAt = now.AddMilliseconds(place), Moderation = (int)Moderation.Accepted });
        }
        store.Statements.RemoveRange(rows.Values);
    }

    private static string Write(Consultation consultation) => JsonSerializer.Serialize(Written.Of(consultation), Json);

    internal static Consultation Read(ConsultationRow row) =>
        JsonSerializer.Deserialize<Written>(row.Json, Json)!.To(new ConsultationId(row.Id)) with { IsSilent = row.Silent };

    private sealed record Written(
        IReadOnlyDictionary<string, string> Title,
        IReadOnlyDictionary<string, string> Question,
        IReadOnlyDictionary<string, string> Organiser,
        IReadOnlyDictionary<string, string> Use,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Brief,
        IReadOnlyList<string> Languages,
        string Dialog,
        bool HoldsReplies = false,
        IReadOnlyDictionary<string, string>? Mandate = null,
        bool AwaitsOpening = false,
        DateTimeOffset? OpensAt = null,
        DateTimeOffset? ClosesAt = null,
        int? KeptDays = null,
        int Version = 0,
        string ChangedBy = "",
        bool ModeratesBefore = false,
        bool ShowsResults = false,
        string? PreviewOf = null,
        PhaseTimes? PhaseTimes = null)
    {
        public static Written Of(Consultation c) => new(
            c.Title, c.Question, c.Organiser, c.Use, c.Brief, [.. c.Languages.Select(language => language.Code)], c.Dialog, c.HoldsReplies,
            c.Mandate, c.AwaitsOpening, c.OpensAt, c.ClosesAt, c.KeptDays, c.Version, c.ChangedBy, c.ModeratesBefore, c.ShowsResults,
            c.PreviewOf?.Value, c.PhaseTimes);

        public Consultation To(ConsultationId id) =>
            new(id, Title, Question, Organiser, Use, Brief, [.. Languages.Select(code => new Language(code))], Dialog)
            {
                HoldsReplies = HoldsReplies,
                Mandate = Mandate ?? new Dictionary<string, string>(),
                AwaitsOpening = AwaitsOpening,
                OpensAt = OpensAt,
                ClosesAt = ClosesAt,
                KeptDays = KeptDays,
                Version = Version,
                ChangedBy = ChangedBy,
                ModeratesBefore = ModeratesBefore,
                ShowsResults = ShowsResults,
                PreviewOf = PreviewOf is null ? null : new ConsultationId(PreviewOf),
                PhaseTimes = PhaseTimes,
            };
    }
}
