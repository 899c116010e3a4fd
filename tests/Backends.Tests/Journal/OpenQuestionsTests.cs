using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What the queue of questions for a person promises, whatever it is kept in.</summary>
public abstract class OpenQuestionsContract : IAsyncLifetime
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private OpenQuestions Questions => new(Stores);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_question_is_in_the_queue_with_its_turn_once_that_is_kept()
    {
        await AskAsync("a1", 1, "Qui paiera les chats ?");
        await AskAsync("a2", 2, "Et les chiens ?");

        var open = await Questions.ListAsync(Some.Consultation, closed: false, Now);

        Assert.Equal([("a1", "Qui paiera les chats ?"), ("a2", "Et les chiens ?")], open.Select(one => (one.Turn!.Value.Value, one.Text)));
        Assert.All(open, one => Assert.Equal((Some.Noon, (DateTimeOffset?)null), (one.AskedAt, one.ClosedAt)));
        Assert.Empty(await Questions.ListAsync(new ConsultationId("another"), closed: true, Now));
        Assert.DoesNotContain("chats", open[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_one_is_closed_once_and_by_somebody()
    {
        await AskAsync("a1", 1, "Qui paiera les chats ?");
        var number = Assert.Single(await Questions.ListAsync(Some.Consultation, closed: false, Now)).Number;

        Assert.False(await Questions.CloseAsync(new ConsultationId("another"), number, "Ana", Some.Noon, Now));
        Assert.True(await Questions.CloseAsync(Some.Consultation, number, "Ana", Some.Noon.AddDays(1), Now));
        Assert.False(await Questions.CloseAsync(Some.Consultation, number, "Bo", Some.Noon.AddDays(2), Now));

        Assert.Empty(await Questions.ListAsync(Some.Consultation, closed: false, Now));
        var closed = Assert.Single(await Questions.ListAsync(Some.Consultation, closed: true, Now));
        Assert.Equal(("Ana", Some.Noon.AddDays(1)), (closed.ClosedBy, closed.ClosedAt));
    }

    [Fact]
    public async Task An_erased_citizens_question_leaves_the_queue()
    {
        await AskAsync("a1", 1, "Qui paiera les chats ?");
        await KeepAsync("a2", 2, new Contribution.Erased());
        Assert.Empty(await Questions.ListAsync(Some.Consultation, closed: true, Now));
    }

    private Task AskAsync(string activity, int number, string question) => KeepAsync(activity, number, new Contribution.ForAPerson(question));

    private async Task KeepAsync(string activity, int number, Contribution given)
    {
        var journal = new TurnJournal(Stores);
        await journal.ReceiveAsync(Some.CitizenMessage(activity), Now);
        await journal.AppendAsync(Some.Turn(Some.CitizenMessage(activity), number, Some.Move(contributions: given)), Now);
    }
}

public sealed class SqliteOpenQuestionsTests : OpenQuestionsContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresOpenQuestionsTests : OpenQuestionsContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
