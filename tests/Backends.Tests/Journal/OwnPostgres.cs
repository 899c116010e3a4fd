using Isegoria.Backends.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>A database of its own on a real PostgreSQL; a test that asks for it skips where there is none.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Variable = "ISEGORIA_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    private readonly ServiceProvider _services;

    private OwnPostgres(ServiceProvider services) => _services = services;

    public IDbContextFactory<DeliberationStore> Stores => _services.GetRequiredService<IDbContextFactory<DeliberationStore>>();

    public static async Task<OwnPostgres> CreateAsync()
    {
        Assert.SkipUnless(
            Server is not null, $"No PostgreSQL: set {Variable} to a connection string of a user who may create databases.");
        var own = new NpgsqlConnectionStringBuilder(Server) { Database = $"isegoria_{Guid.CreateVersion7():N}" }.ConnectionString;
        var postgres = new OwnPostgres(
            new ServiceCollection().AddDbContextFactory<DeliberationStore>(options => options.UseNpgsql(own)).BuildServiceProvider());
        await using var store = await postgres.Stores.CreateDbContextAsync();
        await store.Database.EnsureCreatedAsync();
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var store = await Stores.CreateDbContextAsync())
            await store.Database.EnsureDeletedAsync();
        await _services.DisposeAsync();
    }
}
