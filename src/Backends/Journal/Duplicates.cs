using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

internal static class Duplicates
{
    private const int SqliteUniqueViolation = 2067;
    private const int SqlitePrimaryKeyViolation = 1555;
    private const string SqlStateUniqueViolation = "23505";

    /// <summary>True where a unique index or key refused the write: another writer was there first.</summary>
    public static bool IsDuplicate(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUniqueViolation or SqlitePrimaryKeyViolation,
        DbException other => other.SqlState == SqlStateUniqueViolation,
        _ => false,
    };
}
