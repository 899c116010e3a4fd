using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Isegoria.Backends.Journal;

/// <summary>Previews among the consultations of the store.</summary>
public sealed class StoredPreviews(IDbContextFactory<DeliberationStore> stores) : IPreviews
{
    public async Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return [.. (await store.Consultations.AsNoTracking().Where(c => c.Id.StartsWith(Previews.Prefix)).ToListAsync(cancellation)).Select(ConsultationStore.Read)];
    }

    public async Task<bool> RemoveAsync(ConsultationId id, CancellationToken cancellation)
    {
        if (!Previews.Is(id))
            return false;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using (var transaction = await store.Database.BeginTransactionAsync(cancellation))
        {
            foreach (var statement in Removals(store))
                await store.Database.ExecuteSqlRawAsync(statement, [id.Value], cancellation);
            if (await store.Consultations.Where(c => c.Id == id.Value).ExecuteDeleteAsync(cancellation) == 0)
                return false;
            await transaction.CommitAsync(cancellation);
        }
        await store.EmptyLogAsync(cancellation);
        return true;
    }

    /// <summary>
    /// Taken from the model of the store, so that no table can be forgotten: first what belongs to its conversations, then what
    /// names the consultation, the conversations last.
    /// </summary>
    private static IEnumerable<string> Removals(DeliberationStore store)
    {
        var quoting = store.GetService<ISqlGenerationHelper>();
        var conversations = store.Model.FindEntityType(typeof(ConversationRow))!;
        var tables = store.Model.GetEntityTypes().Where(table => table != conversations).ToList();
        var ofConversations = Condition(quoting, conversations, nameof(ConversationRow.ConsultationId), "= {0}");
        var within = $"IN (SELECT {Column(quoting, conversations, nameof(ConversationRow.Id))} FROM {Table(quoting, conversations)} WHERE {ofConversations})";
        return
        [
            .. tables.Where(table => table.FindProperty("ConversationId") is not null && table.FindProperty("ConsultationId") is null)
                .Select(table => $"DELETE FROM {Table(quoting, table)} WHERE {Condition(quoting, table, "ConversationId", within)}"),
            .. tables.Where(table => table.FindProperty("ConsultationId") is not null)
                .Select(table => $"DELETE FROM {Table(quoting, table)} WHERE {Condition(quoting, table, "ConsultationId", "= {0}")}"),
            $"DELETE FROM {Table(quoting, conversations)} WHERE {ofConversations}",
        ];
    }

    private static string Condition(ISqlGenerationHelper quoting, IEntityType table, string property, string holds) => $"{Column(quoting, table, property)} {holds}";

    private static string Table(ISqlGenerationHelper quoting, IEntityType table) => quoting.DelimitIdentifier(table.GetTableName()!);

    private static string Column(ISqlGenerationHelper quoting, IEntityType table, string property) =>
        quoting.DelimitIdentifier(table.FindProperty(property)!.GetColumnName());
}
