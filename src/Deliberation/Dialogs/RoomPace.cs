namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// Keeps a citizen with their room: who is ahead waits at the end of their stage, who comes late goes on where the room is.
/// Within a stage everybody takes their own time.
/// </summary>
internal static class RoomPace
{
    /// <summary>The room's place in the dialog, from 0; the first stage until the room starts. None outside a room, and where the dialog lost the stage.</summary>
    public static int? Of(Scene scene) => scene.Situation.Room switch
    {
        null => null,
        { Stage: null } => 0,
        { Stage: { } id } => IndexOf(scene.Path.Dialog, id) is >= 0 and var at ? at : null,
    };

    /// <summary>Whether a step onwards, from one stage to another, would leave the room behind.</summary>
    public static bool IsAhead(Scene scene, Progress next) =>
        Of(scene) is { } room && (next.Closed ? scene.Path.Dialog.Stages.Count : IndexOf(scene.Path.Dialog, next.Stage)) > room;

    /// <summary>The stage to go to instead, where the step onwards would still lag behind the room.</summary>
    public static Stage? CatchingUp(Scene scene, Progress next) =>
        Of(scene) is { } room && !next.Closed && next.Stage != scene.Progress.Stage && IndexOf(scene.Path.Dialog, next.Stage) < room
            ? scene.Path.Dialog.Stages[room]
            : null;

    public static int IndexOf(Dialog dialog, string stage) => dialog.Stages.ToList().FindIndex(s => s.Id == stage);
}
