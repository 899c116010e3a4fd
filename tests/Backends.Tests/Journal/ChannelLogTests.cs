using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What every <see cref="IChannelLog"/> promises.</summary>
public abstract class ChannelLogContract
{
    private static readonly ConversationId Here = new("dl/here");
    private static readonly ConversationId There = new("dl/there");
    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IChannelLog Log { get; }

    [Fact]
    public async Task A_conversation_is_opened_once()
    {
        Assert.True(await Log.OpenAsync(Here, Sample, Cancellation));
        Assert.False(await Log.OpenAsync(Here, new ConsultationId("another"), Cancellation));
        Assert.Equal(Sample, await Log.FindAsync(Here, Cancellation));
    }

    [Fact]
    public async Task A_conversation_opened_by_many_at_once_is_opened_by_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Log.OpenAsync(Here, Sample, Cancellation))));
        Assert.Single(answers, opened => opened);
    }

    [Fact]
    public async Task An_unknown_conversation_has_no_consultation_and_takes_no_activity()
    {
        Assert.Null(await Log.FindAsync(Here, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Log.AppendAsync(Here, "a", "{}", Cancellation));
    }

    [Fact]
    public async Task Activities_are_numbered_from_one_and_read_in_order()
    {
        await Log.OpenAsync(Here, Sample, Cancellation);
        Assert.Equal(1, await Log.AppendAsync(Here, "a", """{"text":"one"}""", Cancellation));
        Assert.Equal(2, await Log.AppendAsync(Here, "b", """{"text":"two"}""", Cancellation));
        Assert.Equal(3, await Log.AppendAsync(Here, "c", """{"text":"three"}""", Cancellation));

        LoggedActivity[] expected = [new(2, "b", """{"text":"two"}"""), new(3, "c", """{"text":"three"}""")];
        Assert.Equal(expected, await Log.ReadAsync(Here, 1, Cancellation));
        Assert.Empty(await Log.ReadAsync(Here, 3, Cancellation));
        Assert.True(await Log.HasAsync(Here, "b", Cancellation));
        Assert.False(await Log.HasAsync(Here, "d", Cancellation));
        Assert.Equal((3, 0), (await Log.LastAsync(Here, Cancellation), await Log.LastAsync(There, Cancellation)));
    }

    [Fact]
    public async Task A_repeated_id_changes_nothing_and_answers_the_first_number()
    {
        await Log.OpenAsync(Here, Sample, Cancellation);
        await Log.AppendAsync(Here, "a", "first", Cancellation);
        await Log.AppendAsync(Here, "b", "second", Cancellation);

        Assert.Equal(1, await Log.AppendAsync(Here, "a", "again", Cancellation));
        Assert.Equal(3, await Log.AppendAsync(Here, "c", "third", Cancellation));
        Assert.Equal(["first", "second", "third"], (await Log.ReadAsync(Here, 0, Cancellation)).Select(a => a.Json));
    }

    [Fact]
    public async Task Conversations_do_not_see_each_other()
    {
        await Log.OpenAsync(Here, Sample, Cancellation);
        await Log.OpenAsync(There, Sample, Cancellation);
        await Log.AppendAsync(Here, "a", "here", Cancellation);
        Assert.Equal(1, await Log.AppendAsync(There, "a", "there", Cancellation));
        Assert.Equal("there", Assert.Single(await Log.ReadAsync(There, 0, Cancellation)).Json);
    }

    [Fact]
    public async Task Appending_at_once_leaves_no_gap_and_no_duplicate()
    {
        const int Writers = 4, Each = 10;
        await Log.OpenAsync(Here, Sample, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                await Log.AppendAsync(Here, $"{writer}-{i}", "{}", Cancellation);
        })));

        var sequences = (await Log.ReadAsync(Here, 0, Cancellation)).Select(a => a.Sequence);
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(n => (long)n), sequences);
    }

    [Fact]
    public async Task A_replaced_activity_keeps_its_place()
    {
        await Log.OpenAsync(Here, Sample, Cancellation);
        await Log.AppendAsync(Here, "a", "words", Cancellation);
        await Log.AppendAsync(Here, "b", "answer", Cancellation);
        await Log.ReplaceAsync(Here, "a", "forgotten", Cancellation);
        Assert.Equal(["forgotten", "answer"], (await Log.ReadAsync(Here, 0, Cancellation)).Select(a => a.Json));
    }

    [Fact]
    public async Task An_erased_conversation_stays_open_and_counts_on()
    {
        await Log.OpenAsync(Here, Sample, Cancellation);
        await Log.AppendAsync(Here, "a", "words", Cancellation);
        await Log.EraseAsync(Here, new ActivityId("a"), Cancellation);

        Assert.Empty(await Log.ReadAsync(Here, 0, Cancellation));
        Assert.Equal(Sample, await Log.FindAsync(Here, Cancellation));
        Assert.Equal(1, await Log.LastAsync(Here, Cancellation));
        Assert.Equal(2, await Log.AppendAsync(Here, "b", "{}", Cancellation));
    }
}

public sealed class SqliteChannelLogTests : ChannelLogContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isegoria-log-").FullName;
    private readonly StoreFile _stores;

    public SqliteChannelLogTests()
    {
        _stores = new StoreFile(Path.Combine(_folder, "store.db"));
        using var store = _stores.CreateDbContext();
        store.Database.EnsureCreated();
        Log = new ChannelLog(_stores);
    }

    protected override IChannelLog Log { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class StoreFile(string path) : IDbContextFactory<DeliberationStore>
    {
        // Without pooling the file is free once a context is disposed.
        private readonly DbContextOptions<DeliberationStore> _options =
            new DbContextOptionsBuilder<DeliberationStore>().UseSqlite($"Data Source={path};Pooling=False").Options;

        public DeliberationStore CreateDbContext() => new(_options);
    }
}
