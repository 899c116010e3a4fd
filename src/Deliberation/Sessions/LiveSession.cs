using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Sessions;

public readonly record struct SessionId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A stage of the dialog as the room goes through it.</summary>
/// <param name="Stage">The stage's id in the dialog.</param>
/// <param name="Title">By language code.</param>
/// <param name="Minutes">Planned, from 1.</param>
public sealed record AgendaItem(string Stage, IReadOnlyDictionary<string, string> Title, int Minutes);

public enum SessionPhase
{
    /// <summary>Open: citizens join, nothing runs yet.</summary>
    Waiting,
    Running,
    Paused,
    Closed,
}

/// <summary>
/// A room that goes through a dialog together. A value: each change makes a new one with the next <see cref="Version"/>.
/// </summary>
/// <param name="Code">Six digits that let a citizen in; unique among all sessions.</param>
/// <param name="At">Position of the current item, from 0; the first while the room waits.</param>
/// <param name="EndsAt">When the current item's time is over; none while nothing runs.</param>
/// <param name="Left">What is left of the current item's time while nothing runs; may be negative.</param>
/// <param name="HoldsReplies">Whether flagged replies wait for a person here.</param>
/// <param name="ChangedBy">Who made this version.</param>
public sealed record LiveSession(
    SessionId Id,
    ConsultationId Consultation,
    string Code,
    IReadOnlyList<AgendaItem> Agenda,
    SessionPhase Phase,
    int At,
    DateTimeOffset? EndsAt,
    TimeSpan Left,
    bool HoldsReplies,
    int Version,
    string ChangedBy,
    DateTimeOffset OpenedAt)
{
    /// <summary>The code a text is, however it is spaced; none where it is something else.</summary>
    public static string? CodeIn(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c))) is { Length: 6 } code && code.All(char.IsAsciiDigit) ? code : null;

    public AgendaItem Current => Agenda[At];

    public bool IsLast => At == Agenda.Count - 1;

    public bool IsOpen => Phase is not SessionPhase.Closed;

    /// <summary>Negative once the planned time is over: nobody is cut short.</summary>
    public TimeSpan TimeLeft(DateTimeOffset now) => EndsAt is { } end ? end - now : Left;

    public static LiveSession Open(
        SessionId id, ConsultationId consultation, string code, IReadOnlyList<AgendaItem> agenda, bool holdsReplies, string by, DateTimeOffset now) =>
        new(id, consultation, code, agenda, SessionPhase.Waiting, 0, null, Minutes(agenda[0]), holdsReplies, 1, by, now);

    /// <summary>What an action makes of the session, and what the room is told of it.</summary>
    public SessionChange Apply(SessionAction action, string by, DateTimeOffset now)
    {
        if (Phase is SessionPhase.Closed)
            return new SessionChange.Refused(SessionRefusal.Closed);
        return action switch
        {
            SessionAction.Start when Phase is SessionPhase.Waiting => Done(Running(0, now), RoomChange.Started, Agenda[0].Minutes),
            SessionAction.Pause when Phase is SessionPhase.Running =>
                Done(this with { Phase = SessionPhase.Paused, Left = TimeLeft(now), EndsAt = null }, RoomChange.Paused, null),
            SessionAction.GoOn when Phase is SessionPhase.Paused =>
                Done(this with { Phase = SessionPhase.Running, EndsAt = now + Left, Left = TimeSpan.Zero }, RoomChange.Resumed, null),
            SessionAction.Extend extend when Phase is SessionPhase.Running or SessionPhase.Paused => Done(Longer(extend.Minutes, now), RoomChange.Extended, extend.Minutes),
            SessionAction.Advance when IsLast => new SessionChange.Refused(SessionRefusal.LastItem),
            SessionAction.Advance when Phase is SessionPhase.Running or SessionPhase.Paused => Done(Running(At + 1, now), RoomChange.Moved, Agenda[At + 1].Minutes),
            SessionAction.Close => Done(this with { Phase = SessionPhase.Closed, Left = TimeLeft(now), EndsAt = null }, RoomChange.Closed, null),
            SessionAction.Hold hold => Done(this with { HoldsReplies = hold.On }, null, null),
            _ => new SessionChange.Refused(SessionRefusal.NotNow),
        };

        SessionChange Done(LiveSession after, RoomChange? told, int? minutes)
        {
            var next = after with { Version = Version + 1, ChangedBy = by };
            return new SessionChange.Done(next, told is { } change ? new Told.Room(change, next.Current.Stage, minutes) : null);
        }
    }

    private LiveSession Running(int at, DateTimeOffset now) =>
        this with { Phase = SessionPhase.Running, At = at, EndsAt = now + Minutes(Agenda[at]), Left = TimeSpan.Zero };

    /// <summary>Counted from now where the planned time is over already, so that what is granted is what is had.</summary>
    private LiveSession Longer(int minutes, DateTimeOffset now)
    {
        var left = TimeSpan.FromMinutes(minutes) + (TimeLeft(now) > TimeSpan.Zero ? TimeLeft(now) : TimeSpan.Zero);
        return EndsAt is null ? this with { Left = left } : this with { EndsAt = now + left };
    }

    private static TimeSpan Minutes(AgendaItem item) => TimeSpan.FromMinutes(item.Minutes);
}

/// <summary>What a facilitator does with the agenda.</summary>
public abstract record SessionAction
{
    private SessionAction() { }

    public sealed record Start : SessionAction;

    public sealed record Pause : SessionAction;

    public sealed record GoOn : SessionAction;

    /// <param name="Minutes">From 1.</param>
    public sealed record Extend(int Minutes) : SessionAction;

    public sealed record Advance : SessionAction;

    public sealed record Close : SessionAction;

    /// <summary>Whether flagged replies wait for a person from now on.</summary>
    public sealed record Hold(bool On) : SessionAction;
}

public abstract record SessionChange
{
    private SessionChange() { }

    /// <param name="Told">What every citizen in the room hears of it; none where it concerns staff alone.</param>
    public sealed record Done(LiveSession After, Told.Room? Told) : SessionChange;

    public sealed record Refused(SessionRefusal Reason) : SessionChange;
}

public enum SessionRefusal
{
    /// <summary>The session was closed before.</summary>
    Closed,

    /// <summary>There is nothing after the last item: close the session instead.</summary>
    LastItem,

    /// <summary>The action does not fit the phase, such as a pause of what is paused.</summary>
    NotNow,

    /// <summary>Somebody changed the session since the page was drawn; it shows the new state now.</summary>
    Stale,
}

/// <summary>Where a citizen's room stands, for the dialog to keep pace with.</summary>
/// <param name="Stage">The current item's stage; none while the room waits for its start.</param>
public sealed record Room(string? Stage)
{
    public static Room Of(LiveSession session) => new(session.Phase is SessionPhase.Waiting ? null : session.Current.Stage);
}
