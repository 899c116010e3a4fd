namespace Isegoria.Deliberation.Dialogs;

/// <summary>Cutting a text where no character is halved: what is left of one is no text.</summary>
public static class WholeCharacters
{
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
