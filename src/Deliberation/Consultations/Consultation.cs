using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Consultations;

/// <summary>What a body asks its citizens. Words by language code.</summary>
/// <param name="Use">What the output will be used for, said at the welcome.</param>
/// <param name="Brief">The balanced brief, a list of messages per language; empty where none was written.</param>
/// <param name="Dialog">Id of the dialog citizens go through.</param>
public sealed record Consultation(
    ConsultationId Id,
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Question,
    IReadOnlyDictionary<string, string> Organiser,
    IReadOnlyDictionary<string, string> Use,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Brief,
    IReadOnlyList<Language> Languages,
    string Dialog)
{
    /// <summary>Whether a flagged reply waits for a person, where no live session says otherwise.</summary>
    public bool HoldsReplies { get; init; }

    /// <summary>Whether a person has to admit a citizen's statement before others see it; otherwise it may be taken out afterwards.</summary>
    public bool ModeratesBefore { get; init; }

    /// <summary>Whether anybody may see the results while they grow; otherwise organisers only.</summary>
    public bool ShowsResults { get; init; }

    /// <summary>Whether staff have stopped the assistant's own voice.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What the organiser is bound to do with the outcome, and by whom; empty where nothing was written.</summary>
    public IReadOnlyDictionary<string, string> Mandate { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it stays shut until staff open it by hand.</summary>
    public bool AwaitsOpening { get; init; }

    /// <summary>From when on citizens may take part, with the organiser's own offset; from the beginning where null.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>From when on nothing new is taken; never where null.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>For how many days after the closing citizens' words are kept; for ever where null.</summary>
    public int? KeptDays { get; init; }

    /// <summary>How long each phase of working out the group's statement lasts; the program's own times where null.</summary>
    public Mediation.PhaseTimes? PhaseTimes { get; init; }

    /// <summary>One more with every change, so that a change made on an old view is known.</summary>
    public int Version { get; init; }

    /// <summary>Who changed it last; empty where no person did.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>Of a preview, the consultation it is a copy of; none of a consultation itself.</summary>
    public ConsultationId? PreviewOf { get; init; }

    /// <summary>Whose documents answer here.</summary>
    public ConsultationId Library => PreviewOf ?? Id;

    /// <summary>When citizens' words are to be forgotten, where that is settled.</summary>
    public DateTimeOffset? ForgottenAt => KeptDays is { } days ? ClosesAt?.AddDays(days) : null;

    public Openness At(DateTimeOffset now) =>
        ClosesAt <= now ? Openness.After
        : AwaitsOpening || OpensAt > now ? Openness.Before
        : Openness.Open;

    /// <summary>Open from this moment, whatever was planned; a closing that has passed is planned no longer.</summary>
    public Consultation Opened(DateTimeOffset now) => this with
    {
        AwaitsOpening = false,
        OpensAt = OpensAt <= now ? OpensAt : now,
        ClosesAt = ClosesAt <= now ? null : ClosesAt,
    };

    /// <summary>
    /// A copy to walk through as a citizen would, open at once and for a while. It is a consultation of its own, so that nothing
    /// done in it can be counted, shown or told where the consultation's own is.
    /// </summary>
    public Consultation Preview(string id, DateTimeOffset now, TimeSpan lasting) => this with
    {
        Id = Previews.Named(id),
        PreviewOf = Id,
        AwaitsOpening = false,
        OpensAt = null,
        ClosesAt = now + lasting,
        KeptDays = null,
        IsSilent = false,
        Version = 0,
    };

    /// <summary>Closed from this moment.</summary>
    public Consultation Closed(DateTimeOffset now) => this with { ClosesAt = ClosesAt <= now ? ClosesAt : now };

    public Language DefaultLanguage => Languages[0];

    public Language Nearest(Language? wanted) =>
        wanted is { } language && Languages.Contains(language) ? language : DefaultLanguage;

    /// <summary>The words in a language, or in the consultation's first language where they were not translated.</summary>
    public string Words(IReadOnlyDictionary<string, string> words, Language language) =>
        words.TryGetValue(language.Code, out var text) ? text
        : words.TryGetValue(DefaultLanguage.Code, out var first) ? first
        : words.Values.FirstOrDefault() ?? "";
}

/// <summary>Whether citizens may take part.</summary>
public enum Openness
{
    Before,
    Open,
    After,
}

/// <summary>Where consultations are kept.</summary>
public interface IConsultationStore
{
    Task<Consultation?> FindAsync(ConsultationId id, CancellationToken cancellation);

    /// <summary>All of them, without previews.</summary>
    Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds or replaces a consultation; citizens' own statements and votes stay.</summary>
    /// <param name="seeds">Its seed statements, all of them; null leaves those there are.</param>
    Task SaveAsync(Consultation consultation, IReadOnlyList<Opinions.Statement>? seeds, CancellationToken cancellation);

    /// <summary>As <see cref="SaveAsync"/>, but only where the one in the store still has the version of this one, which is the one that was seen.</summary>
    /// <returns>As it is kept now; none where it was changed meanwhile or is gone, and nothing was kept.</returns>
    Task<Consultation?> ChangeAsync(Consultation consultation, IReadOnlyList<Opinions.Statement>? seeds, CancellationToken cancellation);

    /// <summary>Its seed statements, in the order they were given.</summary>
    Task<IReadOnlyList<Opinions.Statement>> SeedsAsync(ConsultationId id, CancellationToken cancellation);

    /// <summary>
    /// Takes citizens' words away, as an erasure does; counts stay: turns with their stages and verdicts, votes, and answers
    /// that were chosen rather than written. Safe to repeat.
    /// </summary>
    /// <param name="chosen">Steps whose answers were chosen.</param>
    Task ForgetWordsAsync(ConsultationId id, IReadOnlyList<string> chosen, CancellationToken cancellation);

    /// <summary>Stops the assistant's own voice, or lets it be heard again; <see cref="SaveAsync"/> leaves that as it is. False where it was so already.</summary>
    Task<bool> SilenceAsync(ConsultationId id, bool silent, CancellationToken cancellation);
}
