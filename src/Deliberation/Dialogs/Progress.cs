namespace Isegoria.Deliberation.Dialogs;

/// <summary>Where one citizen stands in a dialog, and what they have given so far. A value: every move makes a new one.</summary>
/// <param name="Dialog">The dialog's id.</param>
/// <param name="DialogVersion">Of the dialog file when the citizen began.</param>
/// <param name="Language">The language spoken now.</param>
/// <param name="Stage">Id of the current stage.</param>
/// <param name="Step">Id of the step whose answer is awaited; null after the close.</param>
/// <param name="Seed">Drawn once per citizen; every order shown to them (options, statements) follows from it.</param>
/// <param name="Answers">Stored values by step id, and votes by step id, "/" and statement id; an empty value is a step skipped.</param>
/// <param name="Consents">Purposes agreed to (true) or refused (false), with the version of the notice.</param>
/// <param name="Notes">Working values of the dialog: drafts, awaited confirmations, the statements drawn for a vote.</param>
/// <param name="History">Keys of <paramref name="Answers"/>, oldest first: what "undo" takes back.</param>
public sealed record Progress(
    string Dialog,
    string DialogVersion,
    Language Language,
    string Stage,
    string? Step,
    int Seed,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, Consent> Consents,
    IReadOnlyDictionary<string, string> Notes,
    IReadOnlyList<string> History,
    bool Paused,
    bool Closed)
{
    /// <summary>True once the citizen has agreed to anything that covers their words: only then are these kept.</summary>
    public bool HasAgreed() => Consents.Any(c => c.Value.Given && c.Key != Consent.Messages);

    /// <summary>True where the citizen has said that they want no messages, or no more of them.</summary>
    public bool WantsNoMessages() => Consents.GetValueOrDefault(Consent.Messages) is { Given: false };

    /// <summary>True after the citizen had everything erased: whoever writes again begins anew.</summary>
    public bool IsErased() => Closed && Step is null && Consents.Count == 0;

    /// <summary>True after a refusal to take part: the awaited step is still the request for consent.</summary>
    public bool HasRefused() => Closed && Step is not null;

    public Ending Ended() =>
        !Closed ? Ending.None
        : HasRefused() ? Ending.Refused
        : IsErased() ? Ending.Erased
        : Ending.Finished;

    public Progress Answer(string key, string value) => this with
    {
        Answers = new Dictionary<string, string>(Answers) { [key] = value },
        History = [.. History.Where(k => k != key), key],
    };

    public Progress TakeBack(string key) => this with
    {
        Answers = Answers.Where(a => a.Key != key).ToDictionary(),
        History = [.. History.Where(k => k != key)],
    };

    public Progress Decide(string purpose, Consent? consent)
    {
        var consents = new Dictionary<string, Consent>(Consents);
        if (consent is null)
            consents.Remove(purpose);
        else
            consents[purpose] = consent;
        return this with { Consents = consents };
    }

    /// <summary>Sets a working value, or removes it where the value is null.</summary>
    public Progress Note(string key, string? value)
    {
        if (value is null && !Notes.ContainsKey(key))
            return this;
        var notes = new Dictionary<string, string>(Notes);
        if (value is null)
            notes.Remove(key);
        else
            notes[key] = value;
        return this with { Notes = notes };
    }
}

/// <param name="NoticeVersion">Which wording of the notice the citizen saw.</param>
public sealed record Consent(bool Given, string NoticeVersion)
{
    /// <summary>The purpose that covers reading of a citizen's words by others.</summary>
    public const string Publication = "publication";

    /// <summary>The purpose that covers being written to without having written; it covers nobody's words.</summary>
    public const string Messages = "messages";
}
