using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Replies;

/// <summary>Words that stand in no document, as the passage a model's sentence is held against.</summary>
internal static class GivenText
{
    /// <param name="at">Its place among those shown, from 0.</param>
    public static FoundPassage AsPassage(ConsultationId consultation, string id, string text, Language language, int at) => new(
        new Passage(id, id, "", text, language, at), new Document(id, consultation, "", id, language, null, null, Stance.Unknown), 0, 0);
}
