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

    /// <summary>Whether staff have stopped the assistant's own voice.</summary>
    public bool IsSilent { get; init; }

    public Language DefaultLanguage => Languages[0];

    public Language Nearest(Language? wanted) =>
        wanted is { } language && Languages.Contains(language) ? language : DefaultLanguage;

    /// <summary>The words in a language, or in the consultation's first language where they were not translated.</summary>
    public string Words(IReadOnlyDictionary<string, string> words, Language language) =>
        words.TryGetValue(language.Code, out var text) ? text
        : words.TryGetValue(DefaultLanguage.Code, out var first) ? first
        : words.Values.FirstOrDefault() ?? "";
}

/// <summary>Where consultations are kept.</summary>
public interface IConsultationStore
{
    Task<Consultation?> FindAsync(ConsultationId id, CancellationToken cancellation);

    Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds or replaces a consultation; citizens' own statements and votes stay.</summary>
    /// <param name="seeds">Its seed statements, all of them; null leaves those there are.</param>
    Task SaveAsync(Consultation consultation, IReadOnlyList<Opinions.Statement>? seeds, CancellationToken cancellation);

    /// <summary>Stops the assistant's own voice, or lets it be heard again; <see cref="SaveAsync"/> leaves that as it is. False where it was so already.</summary>
    Task<bool> SilenceAsync(ConsultationId id, bool silent, CancellationToken cancellation);
}
