using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Isegoria.Backends.Journal;

/// <summary>For `dotnet ef migrations add` alone; the program builds its store from configuration.</summary>
public sealed class DesignTimeStore : IDesignTimeDbContextFactory<DeliberationStore>
{
    public DeliberationStore CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DeliberationStore>().UseSqlite("Data Source=:memory:").Options);
}
