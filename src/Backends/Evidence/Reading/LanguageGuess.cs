using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>French or English by the small words a text cannot do without.</summary>
internal static class LanguageGuess
{
    private const int Enough = 2_000;

    private static readonly HashSet<string> French = new(StringComparer.OrdinalIgnoreCase)
    {
        "le", "la", "les", "des", "du", "et", "est", "une", "un", "dans", "pour", "que", "qui", "par", "sur", "avec", "au", "aux", "ce", "cette", "sont", "pas", "ou", "il", "elle", "nous", "vous", "ne", "plus", "être",
    };

    private static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "of", "and", "is", "to", "in", "that", "for", "with", "are", "this", "be", "by", "was", "it", "as", "not", "or", "from", "at", "which", "an", "has", "have", "will", "would", "there", "their", "they", "you",
    };

    /// <summary>None where the text decides neither way.</summary>
    public static Language? Of(IEnumerable<Block> blocks)
    {
        var words = blocks.SelectMany(block => block.Text.Split([' ', ',', '.', ';', ':', '\'', '’', '(', ')'], StringSplitOptions.RemoveEmptyEntries)).Take(Enough).ToList();
        var french = words.Count(French.Contains);
        var english = words.Count(English.Contains);
        return french > english ? Language.French : english > french ? Language.English : null;
    }
}
