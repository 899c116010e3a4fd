namespace Isegoria.Deliberation.Dialogs;

/// <summary>A deliberation protocol: stages in order, words in every language. Made by a loader that has checked it.</summary>
/// <param name="Version">Changes whenever the file does.</param>
/// <param name="Languages">In which every step has its words; at least one.</param>
/// <param name="Stages">At least one, each with at least one step; ids unique across the dialog.</param>
public sealed record Dialog(
    string Id,
    string Version,
    Words Title,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<Stage> Stages);

/// <param name="Minutes">Time planned for the stage, from 1; none where it takes the time it takes.</param>
/// <param name="Requires">Purposes the citizen must have agreed to; the stage is passed over otherwise.</param>
public sealed record Stage(
    string Id,
    Words Title,
    int? Minutes,
    IReadOnlyList<string> Requires,
    IReadOnlyList<Steps.DialogStep> Steps);

/// <summary>Holds where an earlier step was answered with one of these values.</summary>
public sealed record Condition(string Step, IReadOnlyList<string> Is)
{
    public bool Holds(Progress progress) =>
        progress.Answers.TryGetValue(Step, out var value) && Is.Contains(value, StringComparer.Ordinal);
}
