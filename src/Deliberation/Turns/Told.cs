namespace Isegoria.Deliberation.Turns;

/// <summary>
/// What a citizen is told without having written: by staff, or of the room they are in. It travels the line like a message,
/// is judged like a reply, and is kept as a turn of its own.
/// </summary>
public abstract record Told
{
    private Told() { }

    /// <summary>The room has moved.</summary>
    /// <param name="Stage">Where the room stands after it.</param>
    /// <param name="Minutes">Planned for the stage, or granted; none where nothing is said of time.</param>
    public sealed record Room(RoomChange Change, string Stage, int? Minutes) : Told;

    /// <summary>Words of a person of the staff.</summary>
    /// <param name="Texts">By language code; at least one. A citizen reads their own language where it is there, the first otherwise.</param>
    public sealed record Words(WordsFor For, IReadOnlyDictionary<string, string> Texts) : Told;

    /// <summary>The assistant's own voice was stopped, or may be heard again.</summary>
    public sealed record Voice(bool Stopped) : Told;

    /// <summary>A person decided about a reply that was held.</summary>
    /// <param name="Reply">The activity whose reply was held.</param>
    /// <param name="Texts">For an edited reply: its messages in order, as many as were held.</param>
    /// <param name="By">Who decided; empty where the time limit did.</param>
    public sealed record Decided(ActivityId Reply, HeldOutcome Outcome, IReadOnlyList<string> Texts, string By) : Told;

    /// <summary>The consultation has opened, or is about to close, or has closed. Told to those who agreed to it alone.</summary>
    /// <param name="At">When it opens or closes.</param>
    /// <param name="Address">Where results are, from outside; none where that is not known.</param>
    public sealed record Times(TimesChange Change, DateTimeOffset At, string? Address = null) : Told;

    /// <summary>Everything they gave is erased, as they asked the team to.</summary>
    public sealed record Erased : Told;

    /// <summary>The caucus has entered a phase.</summary>
    public sealed record Caucus(Mediation.CaucusPhase Phase) : Told;
}

public enum TimesChange
{
    Opened,
    Closing,
    Closed,

    /// <summary>It has closed, and its results can be read.</summary>
    Results,
}

public enum RoomChange
{
    Started,
    Moved,
    Paused,
    Resumed,
    Extended,
    Closed,
}

public enum WordsFor
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>This citizen alone.</summary>
    One,

    /// <summary>An answer to a question that the documents did not answer.</summary>
    Question,

    /// <summary>An answer to a citizen's objection to a reply.</summary>
    Objection,
}

public enum HeldOutcome
{
    Approved,
    Edited,
    Refused,

    /// <summary>Nobody decided in time.</summary>
    TimedOut,
}

/// <summary>Puts what citizens are told into the journal, for the line to carry.</summary>
public interface IToldCitizens
{
    /// <summary>Keeps it for each conversation that can be reached; answers the messages. The same id tells nothing twice.</summary>
    /// <param name="id">Unique for what is told, such as the audit entry it stands for.</param>
    Task<IReadOnlyList<CitizenMessage>> TellAsync(
        ConsultationId consultation, Audience audience, Told told, string id, DateTimeOffset at, CancellationToken cancellation);
}

public abstract record Audience
{
    private Audience() { }

    /// <summary>Every conversation of the consultation that has begun and is not erased.</summary>
    public sealed record Everybody : Audience;

    public sealed record InSession(Sessions.SessionId Session) : Audience;

    public sealed record Only(ConversationId Conversation) : Audience;

    /// <summary>Everybody whose consent to a purpose stands, begun or not.</summary>
    /// <param name="By">Who agreed by then.</param>
    /// <param name="Unbegun">Only those who have not begun.</param>
    public sealed record Agreed(string Purpose, DateTimeOffset By, bool Unbegun) : Audience;
}
