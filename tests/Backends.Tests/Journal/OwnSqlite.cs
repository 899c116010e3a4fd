using Isegoria.Backends.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>A store file of its own, as the program opens it: with its migrations.</summary>
internal sealed class OwnSqlite : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isegoria-store-").FullName;
    private readonly ServiceProvider _services;

    private OwnSqlite()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder)]).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddJournal(configuration).BuildServiceProvider();
    }

    public IDbContextFactory<DeliberationStore> Stores => _services.GetRequiredService<IDbContextFactory<DeliberationStore>>();

    public static async Task<OwnSqlite> CreateAsync()
    {
        var own = new OwnSqlite();
        await own._services.OpenStoreAsync(TestContext.Current.CancellationToken);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
