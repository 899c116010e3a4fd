using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Sessions;

public sealed class LiveSessionTests
{
    private static readonly DateTimeOffset Noon = Some.Noon;

    private static LiveSession Waiting => LiveSession.Open(
        new SessionId("s"), new ConsultationId("c"), "123456", [Item("first", 5), Item("second", 10)], holdsReplies: false, "Ana", Noon);

    [Fact]
    public void The_agenda_runs_from_start_to_close_and_tells_the_room_each_time()
    {
        var (running, started) = Done(Waiting, new SessionAction.Start());
        Assert.Equal(new Told.Room(RoomChange.Started, "first", 5), started);
        Assert.Equal((SessionPhase.Running, TimeSpan.FromMinutes(5), 2), (running.Phase, running.TimeLeft(Noon), running.Version));

        var (second, moved) = Done(running, new SessionAction.Advance());
        Assert.Equal(new Told.Room(RoomChange.Moved, "second", 10), moved);

        var (closed, told) = Done(second, new SessionAction.Close());
        Assert.Equal(RoomChange.Closed, told!.Change);
        Assert.False(closed.IsOpen);
    }

    [Fact]
    public void A_pause_keeps_the_time_that_is_left()
    {
        var (running, _) = Done(Waiting, new SessionAction.Start());
        var (paused, _) = Done(running, new SessionAction.Pause(), Noon.AddMinutes(2));
        Assert.Equal(TimeSpan.FromMinutes(3), paused.TimeLeft(Noon.AddHours(1)));

        var (resumed, _) = Done(paused, new SessionAction.GoOn(), Noon.AddHours(1));
        Assert.Equal(TimeSpan.FromMinutes(2), resumed.TimeLeft(Noon.AddHours(1).AddMinutes(1)));
    }

    [Fact]
    public void More_time_counts_from_now_where_the_planned_time_is_over()
    {
        var (running, _) = Done(Waiting, new SessionAction.Start());
        Assert.True(running.TimeLeft(Noon.AddMinutes(9)) < TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromMinutes(3), Done(running, new SessionAction.Extend(3), Noon.AddMinutes(9)).After.TimeLeft(Noon.AddMinutes(9)));
        Assert.Equal(TimeSpan.FromMinutes(8), Done(running, new SessionAction.Extend(3)).After.TimeLeft(Noon));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_reason()
    {
        Assert.Equal(SessionRefusal.NotNow, Refused(Waiting, new SessionAction.Pause()));
        Assert.Equal(SessionRefusal.NotNow, Refused(Waiting, new SessionAction.Advance()));
        var (running, _) = Done(Waiting, new SessionAction.Start());
        Assert.Equal(SessionRefusal.NotNow, Refused(running, new SessionAction.Start()));
        Assert.Equal(SessionRefusal.LastItem, Refused(Done(running, new SessionAction.Advance()).After, new SessionAction.Advance()));
        Assert.Equal(SessionRefusal.Closed, Refused(Done(running, new SessionAction.Close()).After, new SessionAction.Start()));
    }

    [Fact]
    public void Whether_replies_are_held_concerns_nobody_in_the_room()
    {
        var (held, told) = Done(Waiting, new SessionAction.Hold(true));
        Assert.True(held.HoldsReplies);
        Assert.Null(told);
    }

    private static AgendaItem Item(string stage, int minutes) => new(stage, new Dictionary<string, string> { ["en"] = stage }, minutes);

    private static SessionRefusal Refused(LiveSession session, SessionAction action) =>
        Assert.IsType<SessionChange.Refused>(session.Apply(action, "Ana", Noon)).Reason;

    private static (LiveSession After, Told.Room? Told) Done(LiveSession session, SessionAction action, DateTimeOffset? at = null)
    {
        var done = Assert.IsType<SessionChange.Done>(session.Apply(action, "Ana", at ?? Noon));
        return (done.After, done.Told);
    }
}
