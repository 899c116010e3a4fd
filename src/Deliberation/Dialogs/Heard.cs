namespace Isegoria.Deliberation.Dialogs;

/// <summary>What a step or an everyday command made of the citizen's text, before the dialog goes on.</summary>
/// <param name="Say">Said first; what follows depends on <paramref name="Onward"/>.</param>
/// <param name="Question">For the documents, answered before <paramref name="Say"/>.</param>
/// <param name="Words">The citizen's own words that would be kept by this, verbatim; none where what is kept was chosen, or was shown to them before.</param>
public sealed record Heard(
    Progress Progress,
    Onward Onward,
    IReadOnlyList<Utterance> Say,
    IReadOnlyList<Contribution> Contributions,
    string? Question = null,
    string? Words = null)
{
    public static Heard Again(Progress progress, params IReadOnlyList<Utterance> say) => new(progress, Onward.AskAgain, say, []);

    public static Heard QuestionFor(Progress progress, string question) => new(progress, Onward.AskAgain, [], [], question);

    public static Heard Answered(Progress progress, IReadOnlyList<Utterance> say, params IReadOnlyList<Contribution> given) =>
        new(progress, Onward.GoOn, say, given);
}

/// <summary>What follows once a text was heard.</summary>
public enum Onward
{
    /// <summary>The awaited step is asked again, or asked on where it has more to ask.</summary>
    AskAgain,

    /// <summary>The next step that applies.</summary>
    GoOn,

    /// <summary>Everything the awaited step has said is said again, in the language spoken now.</summary>
    Repeat,

    /// <summary>Nothing: what was said is the last word.</summary>
    Wait,
}
