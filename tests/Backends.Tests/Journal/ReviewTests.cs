using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What organisers write beside turns and what citizens hold against them, whatever it is kept in.</summary>
public abstract class ReviewContract : IAsyncLifetime
{
    private static readonly ActivityId First = new("a1");
    private static readonly ConversationId Conversation = new("dl/a");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private Reviews Reviews => new(Stores);

    private Objections Objections => new(Stores);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_note_and_a_tag_stay_beside_their_turn_until_they_are_removed()
    {
        await KeepAsync("a1", 1);
        Assert.True(await Reviews.AddAsync(Review(ReviewKind.Note, "À relire."), Now));
        Assert.True(await Reviews.AddAsync(Review(ReviewKind.Tag, "budget"), Now));
        Assert.False(await Reviews.AddAsync(Review(ReviewKind.Note, "?") with { Turn = new ActivityId("none") }, Now));
        Assert.False(await Reviews.AddAsync(Review(ReviewKind.Note, "?") with { Consultation = new ConsultationId("another") }, Now));

        var beside = await Reviews.OfAsync(Some.Consultation, Conversation, Now);
        Assert.Equal([(ReviewKind.Note, "À relire.", "Ana"), (ReviewKind.Tag, "budget", "Ana")], beside.Select(one => (one.Kind, one.Text, one.Who)));
        Assert.DoesNotContain("relire", beside[0].ToString(), StringComparison.Ordinal);

        Assert.False(await Reviews.RemoveAsync(new ConsultationId("another"), beside[0].Number, Now));
        Assert.True(await Reviews.RemoveAsync(Some.Consultation, beside[0].Number, Now));
        Assert.Single(await Reviews.OfAsync(Some.Consultation, Conversation, Now));
        Assert.Empty(await Reviews.JudgementsAsync(Some.Consultation, Now));
    }

    [Fact]
    public async Task The_last_judgement_of_a_sentence_counts()
    {
        await KeepAsync("a1", 1);
        await Reviews.AddAsync(Review(ReviewKind.Wrong, "Le mot est neutre ici.", 0), Now);
        await Reviews.AddAsync(Review(ReviewKind.Wrong, "Celle-ci aussi.", 1), Now);
        await Reviews.AddAsync(Review(ReviewKind.Right, "", 0), Now);

        var judged = await Reviews.JudgementsAsync(Some.Consultation, Now);
        Assert.Equal([(ReviewKind.Wrong, 1), (ReviewKind.Right, 0)], judged.Select(one => (one.Review.Kind, one.Review.Sentence)));
        Assert.All(judged, one => Assert.Equal(First, one.Turn.Activity));
    }

    [Fact]
    public async Task A_turn_takes_one_objection_and_only_of_its_own_conversation()
    {
        await KeepAsync("a1", 1);
        Assert.False(await Objections.FileAsync(First, new ConversationId("dl/b"), "Non.", Some.Noon, Now));
        Assert.True(await Objections.FileAsync(First, Conversation, "C’est faux.", Some.Noon, Now));
        Assert.False(await Objections.FileAsync(First, Conversation, "C’est faux.", Some.Noon, Now));

        Assert.Equal(1, await Objections.WaitingAsync(Some.Consultation, Now));
        var kept = await Objections.FindAsync(First, Now);
        Assert.Equal(("C’est faux.", null), (kept!.Text, kept.Answer));
        Assert.DoesNotContain("faux", kept.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_kept_once_together_with_the_message_that_tells_it()
    {
        await KeepAsync("a1", 1);
        await Objections.FileAsync(First, Conversation, "C’est faux.", Some.Noon, Now);
        var number = (await Objections.FindAsync(First, Now))!.Number;

        Assert.Null(await AnswerAsync(new ConsultationId("another"), number));
        var told = Assert.Single((await AnswerAsync(Some.Consultation, number))!);
        Assert.Null(await AnswerAsync(Some.Consultation, number));

        var words = Assert.IsType<Told.Words>(told.Told);
        Assert.Equal((WordsFor.Objection, "Le chiffre est corrigé."), (words.For, words.Texts["fr"]));
        Assert.Equal(Conversation, told.Conversation);
        Assert.Equal(told.Activity, Assert.Single(await new TurnJournal(Stores).UnansweredAsync(Now)).Activity);
        Assert.Equal(0, await Objections.WaitingAsync(Some.Consultation, Now));
        Assert.Equal(("Ana", "Le chiffre est corrigé."), ((await Objections.FindAsync(First, Now))!.AnsweredBy, (await Objections.FindAsync(First, Now))!.Answer));
    }

    [Fact]
    public async Task Those_that_wait_stand_before_those_that_were_answered()
    {
        for (var i = 1; i <= 3; i++)
        {
            await KeepAsync($"a{i}", i);
            await Objections.FileAsync(new ActivityId($"a{i}"), Conversation, $"Non {i}.", Some.Noon, Now);
        }
        await AnswerAsync(Some.Consultation, (await Objections.FindAsync(First, Now))!.Number);

        Assert.Equal(["Non 2.", "Non 3.", "Non 1."], (await Objections.ListAsync(Some.Consultation, Now)).Select(one => one.Text));
    }

    [Fact]
    public async Task Erasure_takes_objections_and_what_was_written_beside_the_turns()
    {
        await KeepAsync("a1", 1);
        await Objections.FileAsync(First, Conversation, "C’est faux.", Some.Noon, Now);
        await Reviews.AddAsync(Review(ReviewKind.Note, "Elle cite sa rue."), Now);
        await KeepAsync("a2", 2, new Contribution.Erased());

        Assert.Null(await Objections.FindAsync(First, Now));
        Assert.Empty(await Reviews.OfAsync(Some.Consultation, Conversation, Now));
        Assert.False(await Objections.FileAsync(First, Conversation, "Encore.", Some.Noon, Now));
        Assert.False(await Reviews.AddAsync(Review(ReviewKind.Note, "Encore."), Now));
    }

    private Task<IReadOnlyList<CitizenMessage>?> AnswerAsync(ConsultationId consultation, long number) =>
        Objections.AnswerAsync(consultation, number, "Le chiffre est corrigé.", Language.French, "Ana", Some.Noon.AddHours(1), Now);

    private static Review Review(ReviewKind kind, string text, int? sentence = null) => new(0, Some.Consultation, First, kind, sentence, text, "Ana", Some.Noon);

    private async Task KeepAsync(string activity, int number, params Contribution[] given)
    {
        var journal = new TurnJournal(Stores);
        var message = Some.CitizenMessage(activity, Conversation.Value);
        await journal.ReceiveAsync(message, Now);
        await journal.AppendAsync(Some.Turn(message, number, Some.Move(contributions: given)), Now);
    }
}

public sealed class SqliteReviewTests : ReviewContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresReviewTests : ReviewContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
