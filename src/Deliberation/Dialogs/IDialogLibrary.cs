namespace Isegoria.Deliberation.Dialogs;

/// <summary>The dialogs this installation offers.</summary>
public interface IDialogLibrary
{
    /// <exception cref="KeyNotFoundException">No dialog has this id; the message names those there are.</exception>
    DialogScript Find(string id);

    IReadOnlyCollection<DialogScript> Scripts { get; }
}
