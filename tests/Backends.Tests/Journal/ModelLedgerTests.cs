using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What the count of a language model's use promises, whatever it is kept in.</summary>
public abstract class ModelLedgerContract : IAsyncLifetime
{
    private static readonly ModelSpending Call = new(100, 20, 7);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private ModelLedger Ledger => new(Stores);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task What_was_spent_takes_the_place_of_what_was_reserved()
    {
        Assert.Equal(ModelSpending.Nothing, await Ledger.ReadAsync(Some.Consultation, Now));
        Assert.True(await Ledger.TryAddAsync(Some.Consultation, Call, 1_000, 1_000, Now));
        Assert.Equal(Call, await Ledger.ReadAsync(Some.Consultation, Now));

        var spent = new ModelSpending(90, 5, 3);
        await Ledger.SettleAsync(Some.Consultation, Call, spent, Now);

        Assert.Equal(spent, await Ledger.ReadAsync(Some.Consultation, Now));
        Assert.Equal(ModelSpending.Nothing, await Ledger.ReadAsync(new ConsultationId("another"), Now));
    }

    [Fact]
    public async Task A_call_that_was_never_settled_stays_counted_with_the_most_it_could_use()
    {
        Assert.True(await Ledger.TryAddAsync(Some.Consultation, Call, 200, 1_000, Now));

        // The process dies here; the next one asks the same store.
        Assert.False(await Ledger.TryAddAsync(Some.Consultation, Call, 200, 1_000, Now));
        Assert.Equal(Call, await Ledger.ReadAsync(Some.Consultation, Now));
    }

    [Theory]
    [InlineData(5 * 120, long.MaxValue)]
    [InlineData(long.MaxValue - 1_000_000, 5 * 7)]
    public async Task Calls_at_the_same_time_do_not_pass_a_ceiling_together(long mostTokens, long mostCost)
    {
        var admitted = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await Task.Yield();
            return await Ledger.TryAddAsync(Some.Consultation, Call, mostTokens, mostCost, Now);
        }));

        Assert.Equal(5, admitted.Count(yes => yes));
        Assert.Equal(new ModelSpending(500, 100, 35), await Ledger.ReadAsync(Some.Consultation, Now));
    }
}

public sealed class SqliteModelLedgerTests : ModelLedgerContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresModelLedgerTests : ModelLedgerContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
