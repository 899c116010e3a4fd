using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>The same model and the same journal on PostgreSQL.</summary>
public sealed class PostgresTurnJournalTests : TurnJournalContract
{
    private OwnPostgres? _postgres;

    protected override ITurnJournal Journal => new TurnJournal(_postgres!.Stores);

    protected override IChannelLog Log => new ChannelLog(_postgres!.Stores);

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresChannelLogTests : ChannelLogContract, IAsyncLifetime
{
    private OwnPostgres? _postgres;

    protected override IChannelLog Log => new ChannelLog(_postgres!.Stores);

    public async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
