namespace Isegoria.Deliberation.Dialogs;

/// <summary>Purposes of consent that mean something to the program; dialogs may ask for others.</summary>
public static class ConsentPurposes
{
    /// <summary>To be told, where the citizen writes, when the consultation opens, closes and has its results. Covers nobody's words.</summary>
    public const string Messages = "messages";
}
