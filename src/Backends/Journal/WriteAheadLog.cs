using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

internal static class WriteAheadLog
{
    /// <summary>Removed words leave SQLite's write-ahead log too, as far as nobody is reading it; what is left goes with the next checkpoint.</summary>
    public static async Task EmptyLogAsync(this DeliberationStore store, CancellationToken cancellation)
    {
        if (store.Database.IsSqlite())
            await store.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellation);
    }
}
