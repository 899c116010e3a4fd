using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Dialogs;

public static class DialogFit
{
    /// <summary>Why a consultation cannot be led by a dialog in its languages, and what to do about it; null where it can.</summary>
    public static string? Fault(this IDialogLibrary dialogs, string id, IEnumerable<Language> languages)
    {
        try
        {
            var spoken = dialogs.Find(id).Languages;
            var foreign = languages.Except(spoken).ToList();
            return foreign.Count == 0
                ? null
                : $"The dialog '{id}' is not written in {string.Join(", ", foreign)}, only in {string.Join(", ", spoken)}. "
                    + "Name only its languages, or write the dialog in the others, too.";
        }
        catch (KeyNotFoundException e)
        {
            return $"{e.Message} Name one of these, or add the dialog's file to the folder of dialogs.";
        }
    }
}
