using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>What of a passage a sentence cannot be read without.</summary>
public static partial class Leaning
{
    /// <summary>Lines an item of a list is looked back over for the line that announces it.</summary>
    private const int LongestList = 12;

    private const int FewWords = 4;

    /// <summary>Words up to which a line without an end is taken for a heading.</summary>
    private const int HeadingWords = 8;

    /// <summary>Whether its first words speak of what was said before: "Elle …", "Cette mesure …", "However, …".</summary>
    public static bool PointsBack(string sentence)
    {
        var folded = Folding.Fold(sentence).TrimStart('«', '"', '“', '(', ' ', '-', '–', '—', '•');
        return (Pronoun().IsMatch(folded) && !Impersonal().IsMatch(folded)) || Connective().IsMatch(folded) || Further().IsMatch(folded);
    }

    /// <summary>A question, an announcement, a heading, a crumb of a table: nothing that could answer.</summary>
    public static bool IsFragment(string sentence)
    {
        var words = sentence.Count(char.IsWhiteSpace) + 1;
        return sentence[^1] is '?' or ':' || words < FewWords
            || (words < HeadingWords && char.IsUpper(sentence[0]) && sentence[^1] is not ('.' or '!' or '…' or ';' or ')' or '»' or '”' or '"'));
    }

    /// <summary>Position of the sentence to be read before this one: the one it points back to, or the line that announces its list. None where it stands alone.</summary>
    /// <param name="sentences">Of the passage, see <see cref="Evidence.Sentences"/>.</param>
    public static int? On(string text, IReadOnlyList<Range> sentences, int position)
    {
        if (position == 0)
            return null;
        if (PointsBack(text[sentences[position]]))
            return position - 1;
        for (var at = position; at > 0 && position - at < LongestList && BeginsLine(text, sentences[at]); at--)
        {
            if (text[sentences[at - 1]] is [.., ':'])
                return at - 1;
        }
        return null;
    }

    private static bool BeginsLine(string text, Range sentence)
    {
        var at = sentence.Start.Value - 1;
        while (at >= 0 && text[at] is not '\n' && char.IsWhiteSpace(text[at]))
            at--;
        return at < 0 || text[at] == '\n';
    }

    [GeneratedRegex(@"^(?:ils?|elles?|cela|ca|ceci|ce|c'|cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|celui-la|celle-la|leurs?|son|sa|ses|y|it|he|she|they|this|these|those|that|its|his|her|their|such|both|le premier|la premiere|le second|la seconde|ce dernier|cette derniere|the former|the latter)\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^(?:il (?:n')?(?:y (?:a|aura|avait|aurait)|faut|faudra|faudrait|existe|convient|suffit|reste|importe|semble|vaut mieux)\b|il (?:ne )?(?:n')?(?:est|etait|sera|serait|devient|parait) (?:pas |plus |donc |aussi |ainsi )?\p{L}+ (?:de|d'|que|qu')|it (?:is|was|would be|will be|remains) (?:not |also )?\p{L}+ (?:to|that|for)\b|(?:ce|ceux|celles?|celui) (?:qui|que|qu')|(?:those|that) (?:who|which)\b)")]
    private static partial Regex Impersonal();

    [GeneratedRegex(@"^(?:cependant|toutefois|neanmoins|pourtant|en revanche|au contraire|en effet|ainsi|de plus|en outre|par ailleurs|de meme|ensuite|puis|enfin|des lors|c'est pourquoi|par consequent|en consequence|a l'inverse|d'autre part|malgre cela|or|mais|et|donc|car|sinon|aussi|however|but|and|so|therefore|thus|hence|moreover|furthermore|in addition|besides|also|then|instead|nevertheless|nonetheless|yet|otherwise|on the other hand|by contrast|in contrast|as a result|consequently|similarly)\b(?!-)")]
    private static partial Regex Connective();

    /// <summary>"Dans ce cas", "Selon elle", "During this period".</summary>
    [GeneratedRegex(@"^(?:a|au|dans|de|depuis|pour|par|avec|sans|selon|d'apres|apres|avant|pendant|durant|sur|sous|en|chez|in|at|on|by|for|with|without|after|before|during|since|under|according to|from|of) (?:cela|ceci|ce|cet|cette|ces|celui-ci|celle-ci|elles?|lui|eux|this|that|these|those|it|them|him|her)\b")]
    private static partial Regex Further();
}
