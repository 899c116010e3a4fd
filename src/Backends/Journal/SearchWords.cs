using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Journal;

/// <summary>The words of a turn as search compares them: folded, so that case and accents do not matter.</summary>
internal static class SearchWords
{
    public static string Of(Turn turn) =>
        string.Join('\n', turn.Reply.Messages.Select(message => message.Text).Prepend(turn.CitizenText).Where(text => text.Length > 0).Select(Fold));

    public static string Fold(string text) => PlainText.Fold(text);
}
