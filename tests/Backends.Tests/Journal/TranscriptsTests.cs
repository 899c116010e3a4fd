using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What looking for turns promises, whatever they are kept in.</summary>
public abstract class TranscriptsContract : IAsyncLifetime
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private Transcripts Transcripts => new(Stores);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Theory]
    [InlineData("lampes", "dl/a 1")]
    [InlineData("ÉCLAIRÉES, les lampes !", "dl/a 1")]
    [InlineData("chapelle", "teams/b 1")]
    [InlineData("lampes chapelle", "")]
    [InlineData("tour", "dl/a 2")]
    public async Task A_turn_is_found_by_what_was_written_or_replied_whatever_case_and_accents(string text, string expected)
    {
        await TownAsync();
        Assert.Equal(expected, await FoundAsync(Query() with { Text = text }));
    }

    [Fact]
    public async Task A_turn_is_found_by_stage_channel_verdict_and_time_and_by_all_at_once()
    {
        await TownAsync();
        Assert.Equal("teams/b 1", await FoundAsync(Query() with { Channel = "teams" }));
        Assert.Equal("", await FoundAsync(Query() with { Channel = "d" }));
        Assert.Equal("dl/a 2", await FoundAsync(Query() with { Stage = "express" }));
        Assert.Equal("dl/a 2", await FoundAsync(Query() with { Verdict = nameof(Verdict.Withheld) }));
        Assert.Equal("teams/b 1, dl/a 2", await FoundAsync(Query() with { From = Some.Noon.AddHours(1) }));
        Assert.Equal("dl/a 2, dl/a 1", await FoundAsync(Query() with { Until = Some.Noon.AddHours(2) }));
        Assert.Equal("dl/a 2", await FoundAsync(new TranscriptQuery(
            Some.Consultation, 10, "tour", "express", "dl", nameof(Verdict.Withheld), Some.Noon, Some.Noon.AddHours(2))));
        Assert.Equal("", await FoundAsync(new TranscriptQuery(new ConsultationId("another"), 10)));
        Assert.Equal(["dl", "teams"], await Transcripts.ChannelsAsync(Some.Consultation, Now));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_in_both_directions()
    {
        for (var i = 1; i <= 5; i++)
            await KeepAsync($"a{i}", "dl/a", i, "Bonjour");

        var first = await Transcripts.FindAsync(Query(most: 2), Now);
        Assert.Equal((5, 4, false, true), (first.Turns[0].Turn.Number, first.Turns[^1].Turn.Number, first.Newer, first.Older));
        var second = await Transcripts.FindAsync(Query(most: 2) with { Before = first.Turns[^1].Place }, Now);
        Assert.Equal((3, 2, true, true), (second.Turns[0].Turn.Number, second.Turns[^1].Turn.Number, second.Newer, second.Older));
        var last = await Transcripts.FindAsync(Query(most: 2) with { Before = second.Turns[^1].Place }, Now);
        Assert.Equal((1, true, false), (Assert.Single(last.Turns).Turn.Number, last.Newer, last.Older));
        var back = await Transcripts.FindAsync(Query(most: 2) with { After = second.Turns[0].Place }, Now);
        Assert.Equal((5, 4, false, true), (back.Turns[0].Turn.Number, back.Turns[^1].Turn.Number, back.Newer, back.Older));
    }

    [Fact]
    public async Task A_conversation_is_read_whole_and_of_its_own_consultation_alone()
    {
        await TownAsync();
        var read = await Transcripts.ReadAsync(Some.Consultation, new ConversationId("dl/a"), Now);
        Assert.Equal(["Pourquoi les lampes sont-elles éclairées ?", "Et la tour ?"], read.Select(kept => kept.Turn!.CitizenText));
        Assert.Empty(await Transcripts.ReadAsync(new ConsultationId("another"), new ConversationId("dl/a"), Now));
    }

    [Fact]
    public async Task Of_a_held_reply_it_is_told_who_let_what_out()
    {
        var held = new Verdict.Held("fixed/1", [new JudgedSentence("Bonjour.", Voice.Assistant, Some.Score(0.9), [BiasLabel.Loaded])], Some.Noon.AddMinutes(10));
        await KeepAsync("a1", "dl/a", 1, "Bonjour", verdict: held);
        Assert.Null((await Transcripts.ReadAsync(Some.Consultation, new ConversationId("dl/a"), Now))[0].Held!.Outcome);

        var told = await new HeldReplies(Stores).DecideAsync(new Told.Decided(new ActivityId("a1"), HeldOutcome.Edited, ["Bon jour."], "Ana"), Some.Noon.AddMinutes(1), Now);
        await new TurnJournal(Stores).AppendAsync(Some.Turn(told!, 2, Some.Move(say: "Bon jour.")), Now);

        var decision = (await Transcripts.ReadAsync(Some.Consultation, new ConversationId("dl/a"), Now))[0].Held!;
        Assert.Equal((HeldOutcome.Edited, "Ana", Some.Noon.AddMinutes(1)), (decision.Outcome, decision.By, decision.At));
        Assert.Equal("Bon jour.", Assert.Single(decision.Sent).Text);
    }

    [Fact]
    public async Task Erased_words_are_found_no_more_and_read_as_a_gap()
    {
        await TownAsync();
        await KeepAsync("a3", "dl/a", 3, "", new Contribution.Erased());
        Assert.Equal("", await FoundAsync(Query() with { Text = "lampes" }));
        Assert.Equal([true, true, false], (await Transcripts.ReadAsync(Some.Consultation, new ConversationId("dl/a"), Now)).Select(kept => kept.Turn is null));
        await using var store = await Stores.CreateDbContextAsync(Now);
        Assert.DoesNotContain(await store.Lookups.ToListAsync(Now), lookup => lookup.Words.Contains("lampes", StringComparison.Ordinal));
    }

    private async Task TownAsync()
    {
        await KeepAsync("a1", "dl/a", 1, "Pourquoi les lampes sont-elles éclairées ?");
        await KeepAsync("a2", "dl/a", 2, "Et la tour ?", stage: "express", hours: 1, verdict: new Verdict.Withheld("fixed/1", [], WithheldReason.Flagged));
        await KeepAsync("b1", "teams/b", 1, "Qui a peint la chapelle ?", hours: 2);
    }

    private async Task KeepAsync(
        string activity, string conversation, int number, string text, Contribution? given = null, string stage = "welcome", int hours = 0, Verdict? verdict = null)
    {
        var journal = new TurnJournal(Stores);
        var message = Some.CitizenMessage(activity, conversation, text);
        await journal.ReceiveAsync(message, Now);
        await journal.AppendAsync(
            Some.Turn(message, number, Some.Move(contributions: given is null ? [] : [given]), verdict) with { After = Some.Progress(stage), DecidedAt = Some.Noon.AddHours(hours) }, Now);
    }

    private async Task<string> FoundAsync(TranscriptQuery query) =>
        string.Join(", ", (await Transcripts.FindAsync(query, Now)).Turns.Select(found => $"{found.Turn.Conversation} {found.Turn.Number}"));

    private static TranscriptQuery Query(int most = 10) => new(Some.Consultation, most);
}

public sealed class SqliteTranscriptsTests : TranscriptsContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresTranscriptsTests : TranscriptsContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
