using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Tells whether the store answers, for health checks.</summary>
public sealed class StoreProbe(IDbContextFactory<DeliberationStore> stores)
{
    public async Task<bool> CanReadAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Database.CanConnectAsync(cancellation);
    }
}
