using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Gateway;

public static class SpokenLanguage
{
    /// <summary>French or English, or none where the text decides neither way.</summary>
    public static Language? Of(string text) => LanguageGuess.Of([new Block("", text, BlockKind.Prose)]);
}
