using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What the stores of live sessions, held replies, access links and the audit log promise, whatever they are kept in.</summary>
public abstract class StaffStoreContract : IAsyncLifetime
{
    private static readonly SessionId Room = new("room");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract IDbContextFactory<DeliberationStore> Stores { get; }

    private TurnJournal Journal => new(Stores);

    private LiveSessions Sessions => new(Stores);

    private HeldReplies Held => new(Stores);

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_session_is_found_by_its_id_and_while_it_is_open_by_its_code()
    {
        var session = await OpenAsync();
        Assert.Equivalent(session, await Sessions.FindAsync(Room, Now), strict: true);
        Assert.Equal(Room, (await Sessions.FindByCodeAsync("123456", Now))!.Id);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sessions.OpenAsync(session with { Id = new SessionId("other") }, Now));

        await Sessions.ChangeAsync(Done(session, new SessionAction.Close()), Some.Noon, Now);
        Assert.Null(await Sessions.FindByCodeAsync("123456", Now));
        Assert.Equal(SessionPhase.Closed, Assert.Single(await Sessions.ListAsync(Some.Consultation, Now)).Phase);
    }

    [Fact]
    public async Task A_change_and_what_the_room_is_told_are_kept_together_and_left_over_for_the_next_start()
    {
        var session = await OpenAsync();
        var message = await AnsweredAsync("a1", 1);
        await Sessions.JoinAsync(Room, message.Conversation, "Lou", Some.Noon, Now);

        var told = Assert.Single(await Sessions.ChangeAsync(Done(session, new SessionAction.Start()), Some.Noon, Now));

        Assert.Equal((message.Conversation, MessageKind.Told), (told.Conversation, told.Kind));
        Assert.Equal(new Told.Room(RoomChange.Started, "first", 5), Assert.Single(await Journal.UnansweredAsync(Now)).Told);
    }

    [Fact]
    public async Task A_change_of_an_old_version_is_refused_and_tells_nobody()
    {
        var session = await OpenAsync();
        var message = await AnsweredAsync("a1", 1);
        await Sessions.JoinAsync(Room, message.Conversation, null, Some.Noon, Now);
        await Sessions.ChangeAsync(Done(session, new SessionAction.Hold(true)), Some.Noon, Now);

        await Assert.ThrowsAsync<StaleSessionException>(() => Sessions.ChangeAsync(Done(session, new SessionAction.Start()), Some.Noon, Now));
        Assert.Empty(await Journal.UnansweredAsync(Now));
    }

    [Fact]
    public async Task The_room_shows_who_is_there_where_they_stand_and_whether_they_have_spoken()
    {
        await OpenAsync();
        var message = await AnsweredAsync("a1", 1);
        await Sessions.JoinAsync(Room, message.Conversation, "Lou", Some.Noon.AddYears(-1), Now);
        await Sessions.JoinAsync(Room, message.Conversation, null, Some.Noon, Now);
        await Sessions.JoinAsync(Room, new ConversationId("silent"), null, Some.Noon, Now);

        var present = await Sessions.PresentAsync(Room, Now);

        Assert.Equal([("Lou", 1), (null, 0)], present.Select(one => (one.Name, one.Spoken)));
        Assert.Equal(Some.Turn(message).After!.Stage, present[0].Stage);
        Assert.Equal(Room, (await Journal.StateAsync(message.Conversation, Now)).Session!.Id);
        Assert.Null((await Journal.StateAsync(new ConversationId("nowhere"), Now)).Session);
    }

    [Fact]
    public async Task Who_comes_back_to_a_room_is_in_that_room_again()
    {
        var first = await OpenAsync();
        var other = first with { Id = new SessionId("other"), Code = "654321" };
        await Sessions.OpenAsync(other, Now);
        var message = await AnsweredAsync("a1", 1);
        await Sessions.JoinAsync(Room, message.Conversation, "Lou", Some.Noon, Now);
        await Sessions.JoinAsync(other.Id, message.Conversation, "Lou", Some.Noon.AddMinutes(5), Now);
        Assert.Equal(other.Id, (await Journal.StateAsync(message.Conversation, Now)).Session!.Id);

        await Sessions.JoinAsync(Room, message.Conversation, null, Some.Noon.AddMinutes(6), Now);
        Assert.Equal(Room, (await Journal.StateAsync(message.Conversation, Now)).Session!.Id);
    }

    [Fact]
    public async Task A_preview_is_in_no_list_and_leaves_with_all_that_was_said_in_it()
    {
        var (consultations, previews) = (new ConsultationStore(Stores, TimeProvider.System), new StoredPreviews(Stores));
        var preview = Some.AConsultation().Preview("one", Some.Noon, TimeSpan.FromHours(1));
        await consultations.SaveAsync(Some.AConsultation(), null, Now);
        await consultations.SaveAsync(preview, null, Now);
        var message = Some.CitizenMessage("p1") with { Consultation = preview.Id };
        await Journal.ReceiveAsync(message, Now);
        await Journal.AppendAsync(Some.Turn(message), Now);

        Assert.Equal(Some.AConsultation().Id, Assert.Single(await consultations.ListAsync(Now)).Id);
        Assert.Equal(Some.AConsultation().Id, Assert.Single(await previews.ListAsync(Now)).Library);
        Assert.False(await previews.RemoveAsync(Some.AConsultation().Id, Now));
        Assert.True(await previews.RemoveAsync(preview.Id, Now));

        Assert.Empty(await previews.ListAsync(Now));
        Assert.Null(await Journal.FindAsync(message.Activity, Now));
        Assert.Null(await new ChannelLog(Stores).FindAsync(message.Conversation, Now));
        Assert.NotNull(await consultations.FindAsync(Some.AConsultation().Id, Now));
    }

    [Fact]
    public async Task Who_agreed_in_time_is_told_once_also_where_they_have_not_begun()
    {
        var citizens = new ToldCitizens(Stores);
        var message = Some.CitizenMessage("a1");
        var turn = Some.Turn(message);
        await Journal.ReceiveAsync(message, Now);
        await Journal.AppendAsync(turn with { Move = turn.Move with { Contributions = [new Contribution.ConsentDecided("messages", true, "1")] }, After = null }, Now);

        Assert.Empty(await TellAsync(new Audience.Everybody()));
        Assert.Empty(await TellAsync(new Audience.Agreed("messages", turn.DecidedAt.AddSeconds(-1), Unbegun: true)));
        Assert.Empty(await TellAsync(new Audience.Agreed("other", turn.DecidedAt, Unbegun: true)));
        var told = Assert.Single(await TellAsync(new Audience.Agreed("messages", turn.DecidedAt, Unbegun: true)));
        Assert.Equal((message.Conversation, message.Locale), (told.Conversation, told.Locale));
        Assert.Empty(await TellAsync(new Audience.Agreed("messages", turn.DecidedAt, Unbegun: false)));

        Task<IReadOnlyList<CitizenMessage>> TellAsync(Audience audience) =>
            citizens.TellAsync(Some.Consultation, audience, new Told.Times(TimesChange.Opened, Some.Noon), "opened", Some.Noon, Now);
    }

    [Fact]
    public async Task A_rooms_mark_changes_with_what_is_seen_of_it_and_with_nothing_else()
    {
        var session = await OpenAsync();
        var marks = new List<string> { await Sessions.MarkAsync(Room, Now), await Sessions.MarkAsync(Room, Now) };
        Assert.Equal(marks[0], marks[1]);

        var message = await AnsweredAsync("a1", 1);
        marks.Add(await Sessions.MarkAsync(Room, Now));
        await Sessions.JoinAsync(Room, message.Conversation, "Lou", Some.Noon, Now);
        marks.Add(await Sessions.MarkAsync(Room, Now));
        await Sessions.ChangeAsync(Done(session, new SessionAction.Start()), Some.Noon, Now);
        marks.Add(await Sessions.MarkAsync(Room, Now));

        Assert.Equal(4, marks.Distinct().Count());
        Assert.Equal("", await Sessions.MarkAsync(new SessionId("none"), Now));
        var all = await Sessions.MarkAsync(Now);
        await Sessions.ChangeAsync(Done((await Sessions.FindAsync(Room, Now))!, new SessionAction.Pause()), Some.Noon, Now);
        Assert.NotEqual(all, await Sessions.MarkAsync(Now));
    }

    [Fact]
    public async Task A_held_reply_is_decided_once_and_told_to_its_citizen()
    {
        var message = Some.CitizenMessage("a1");
        await Journal.ReceiveAsync(message, Now);
        await Journal.AppendAsync(Some.Turn(message) with { Verdict = new Verdict.Held("m", [], Some.Noon.AddMinutes(10)) }, Now);
        Assert.Equal(message.Activity, Assert.Single(await Held.WaitingAsync(Some.Consultation, Now)).Reply);
        Assert.Empty(await Held.OverdueAsync(Some.Noon.AddMinutes(9), Now));
        Assert.Single(await Held.OverdueAsync(Some.Noon.AddMinutes(10), Now));

        var decided = new Told.Decided(message.Activity, HeldOutcome.Edited, ["Texte"], "Ana");
        Assert.Equal(message.Conversation, (await Held.DecideAsync(decided, Some.Noon, Now))!.Conversation);
        Assert.Null(await Held.DecideAsync(decided with { Outcome = HeldOutcome.Refused }, Some.Noon, Now));

        Assert.Empty(await Held.WaitingAsync(Some.Consultation, Now));
        var told = Assert.IsType<Told.Decided>(Assert.Single(await Journal.UnansweredAsync(Now)).Told);
        Assert.Equal(["Texte"], told.Texts);
    }

    [Fact]
    public async Task The_same_words_are_told_once_and_only_to_who_can_be_reached()
    {
        var message = await AnsweredAsync("a1", 1);
        var citizens = new ToldCitizens(Stores);
        var words = new Told.Words(WordsFor.All, new Dictionary<string, string> { ["fr"] = "Bonjour" });

        Assert.Single(await citizens.TellAsync(Some.Consultation, new Audience.Everybody(), words, "w1", Some.Noon, Now));
        Assert.Empty(await citizens.TellAsync(Some.Consultation, new Audience.Everybody(), words, "w1", Some.Noon, Now));
        Assert.Empty(await citizens.TellAsync(new ConsultationId("another"), new Audience.Everybody(), words, "w2", Some.Noon, Now));
        Assert.Single(await citizens.TellAsync(Some.Consultation, new Audience.Only(message.Conversation), words, "w3", Some.Noon, Now));
        Assert.Empty(await citizens.TellAsync(Some.Consultation, new Audience.InSession(Room), words, "w4", Some.Noon, Now));
    }

    [Fact]
    public async Task An_access_link_works_once_and_not_after_its_time()
    {
        var links = new AccessLinks(Stores);
        Assert.False(await links.AnyAsync(Now));
        var grant = new StaffGrant(StaffRole.Facilitator, Some.Consultation);
        var key = await links.CreateAsync(grant, Some.Noon.AddHours(1), Now);

        Assert.Null(await links.UseAsync(key, Some.Noon.AddHours(1), Now));
        Assert.Null(await links.UseAsync("guessed", Some.Noon, Now));
        Assert.Equal(grant, await links.LookAsync(key, Some.Noon, Now));
        Assert.Equal(grant, await links.UseAsync(key, Some.Noon, Now));
        Assert.Null(await links.UseAsync(key, Some.Noon, Now));
        Assert.True(await links.AnyAsync(Now));
        await using var store = await Stores.CreateDbContextAsync(Now);
        Assert.DoesNotContain(key, (await store.AccessLinks.SingleAsync(Now)).Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_is_read_from_its_newest_entry()
    {
        var log = new AuditLog(Stores);
        await log.WriteAsync(new AuditEntry(Some.Noon, "Ana", null, "sign-in", "organiser"), Now);
        await log.WriteAsync(new AuditEntry(Some.Noon, "Bo", Some.Consultation, "session.open", "room"), Now);

        Assert.Equal(["Bo", "Ana"], (await log.ReadAsync(null, 10, Now)).Select(entry => entry.Who));
        Assert.Equal("room", Assert.Single(await log.ReadAsync(Some.Consultation, 10, Now)).Target);
    }

    private async Task<CitizenMessage> AnsweredAsync(string activity, int number)
    {
        var message = Some.CitizenMessage(activity);
        await Journal.ReceiveAsync(message, Now);
        await Journal.AppendAsync(Some.Turn(message, number), Now);
        return message;
    }

    private async Task<LiveSession> OpenAsync()
    {
        AgendaItem[] agenda = [new("first", new Dictionary<string, string> { ["fr"] = "Début" }, 5), new("second", new Dictionary<string, string> { ["fr"] = "Suite" }, 10)];
        var session = LiveSession.Open(Room, Some.Consultation, "123456", agenda, holdsReplies: false, "Ana", Some.Noon);
        await Sessions.OpenAsync(session, Now);
        return session;
    }

    private static SessionChange.Done Done(LiveSession session, SessionAction action) =>
        Assert.IsType<SessionChange.Done>(session.Apply(action, "Ana", Some.Noon));
}

public sealed class SqliteStaffStoreTests : StaffStoreContract
{
    private OwnSqlite? _sqlite;

    protected override IDbContextFactory<DeliberationStore> Stores => _sqlite!.Stores;

    public override async ValueTask InitializeAsync() => _sqlite = await OwnSqlite.CreateAsync();

    public override ValueTask DisposeAsync() => _sqlite?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresStaffStoreTests : StaffStoreContract
{
    private OwnPostgres? _postgres;

    protected override IDbContextFactory<DeliberationStore> Stores => _postgres!.Stores;

    public override async ValueTask InitializeAsync() => _postgres = await OwnPostgres.CreateAsync();

    public override ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
