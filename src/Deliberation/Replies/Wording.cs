using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>What of a sentence must not change when it is said in other words.</summary>
/// <param name="Names">Folded: capitalised words within it, words with digits, addresses, months and days under one name in every language.</param>
/// <param name="Opening">Its first word, folded, where that has a capital and is none of the words sentences begin with; it may be a name.</param>
/// <param name="Negated">Whether anything in it is denied.</param>
public sealed partial record Wording(
    IReadOnlyList<Figure> Figures, IReadOnlySet<string> Names, string? Opening, bool Negated, IReadOnlySet<Concept> Concepts)
{
    private static readonly HashSet<string> Negations =
    [
        "ne", "n", "pas", "aucun", "aucune", "jamais", "rien", "ni", "nul", "nulle", "non",
        "not", "no", "never", "none", "nobody", "nothing", "nor", "neither", "cannot",
    ];

    private static readonly HashSet<string> Openers =
    [
        "selon", "d'apres", "ainsi", "cependant", "toutefois", "enfin", "ensuite", "egalement", "actuellement", "depuis", "pendant", "pour", "avec",
        "dans", "apres", "avant", "lorsque", "quand", "si", "comme", "puis", "mais", "or", "donc", "plusieurs", "certains", "certaines", "chaque",
        "according", "however", "currently", "also", "since", "during", "for", "with", "after", "before", "when", "while", "as", "then", "but", "so",
        "several", "some", "each", "every", "there", "these", "those", "both", "between", "under", "over", "around", "about", "entre", "sous",
        "environ", "autour", "this", "that", "they", "many", "most", "all", "only", "from", "until", "jusqu", "jusque", "tous", "toutes", "seul",
        "seule", "seuls", "seules", "parmi", "among", "yes", "oui", "on", "at", "in", "by", "because", "parce", "car", "cela", "celle", "celui", "ceux", "beaucoup", "tres", "very",
    ];

    /// <summary>Words that stand in names, under one name in both languages; the last of each row is it.</summary>
    private static readonly Dictionary<string, string> Shared = new[]
    {
        "janvier january", "fevrier february", "mars march", "avril april", "mai may-month", "juin june", "juillet july", "aout august", "septembre september",
        "octobre october", "novembre november", "decembre december", "lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday",
        "vendredi friday", "samedi saturday", "dimanche sunday", "minuit midnight", "midi noon", "matin morning", "soir evening",
        "ville city town", "mairie municipality", "conseil council", "maire mayor", "etat state", "gouvernement government", "ministere ministry",
        "departement department", "loi law", "parlement parliament", "rue street", "agence agency", "universite university",
    }.Select(row => row.Split(' ')).SelectMany(row => row.Select(word => (word, row[^1]))).ToDictionary();

    private static readonly HashSet<string> Pronouns =
        ["il", "elle", "ils", "elles", "cela", "ceci", "celle-ci", "celui-ci", "cette", "ces", "ce", "c", "leur", "leurs", "it", "he", "she", "they", "this", "these", "its", "their", "them"];

    private static readonly HashSet<string> Places =
        ["town", "municipality", "council", "mayor", "state", "government", "ministry", "department", "law", "parliament", "street", "agency", "university"];

    public static Wording Of(string sentence)
    {
        var words = Words(sentence);
        var folded = Restricted(sentence) ? words.Where(word => word is not ("ne" or "n")).ToList() : words;
        return new Wording(
            Replies.Figures.Of(sentence),
            NamesOf(sentence),
            OpeningOf(sentence),
            folded.Any(word => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal)),
            Replies.Concepts.In(Restricted(sentence) ? words.Append("seulement") : words));
    }

    /// <summary>The folded words of a text, elided articles apart: what a name is looked for among.</summary>
    public static IReadOnlySet<string> Vocabulary(string text) =>
        Words(text).SelectMany(word => new[] { word, Shared.GetValueOrDefault(word, word) }).Concat(NamesOf(text)).ToHashSet();

    /// <summary>Its words in order as they are written, without numbers, units and the words that hold sentences together.</summary>
    public static IEnumerable<string> Content(string sentence) => Word().Matches(Elided().Replace(sentence, "$1' "))
        .Select(word => word.Value)
        .Where(word => Folding.Fold(word) is var folded && !Openers.Contains(folded) && !Pronouns.Contains(folded) && !Replies.Figures.Counts(folded));

    /// <summary>Whether a sentence begins with a pronoun: "Selon elle …", "They …". Narrower than Leaning.PointsBack, for a yes admits words as known.</summary>
    public static bool OpensWithPronoun(string sentence) => Words(sentence).Take(2).Any(Pronouns.Contains);

    /// <summary>Whether a sentence is no sentence of its own but an item that hangs on words before it: "to keep the lamps on;", "de garder …".</summary>
    public static bool IsItem(string sentence) => Item().IsMatch(sentence);

    /// <summary>Whether a clause tells more of the one before it: "which is …", "soit …".</summary>
    public static bool IsRelative(string clause) => Relative().IsMatch(clause);

    private static HashSet<string> NamesOf(string sentence)
    {
        var names = Addresses().Matches(sentence).Select(address => Folding.Fold(address.Value)).ToHashSet();
        foreach (Match word in Word().Matches(Elided().Replace(sentence, "$1 ")).Skip(1))
        {
            if (char.IsUpper(word.Value[0]) && word.Value is not "I")
                names.Add(Named(word.Value));
        }
        names.UnionWith(Word().Matches(sentence).Where(word => IsMarked(word.Value)).Select(word => Named(word.Value)));
        names.UnionWith(Words(sentence).Where(word => Shared.ContainsKey(word) && IsTime(Shared[word])).Select(word => Shared[word]));
        return names;
    }

    private static string? OpeningOf(string sentence)
    {
        var first = Word().Match(Elided().Replace(sentence, "$1 "));
        if (!first.Success || !char.IsUpper(first.Value[0]) || first.Value.Length < 3)
            return null;
        var folded = Folding.Fold(first.Value);
        return Openers.Contains(folded) ? null : Shared.GetValueOrDefault(folded, folded);
    }

    /// <summary>Letters with digits ("CO2") or more than one capital ("LED", "eBay").</summary>
    private static bool IsMarked(string word) =>
        (word.Any(char.IsAsciiDigit) && word.Any(char.IsLetter) && !char.IsAsciiDigit(word[0])) || word.Skip(1).Any(char.IsUpper);

    /// <summary>Months, days and hours count as names also where they have no capital.</summary>
    private static bool IsTime(string shared) => !Places.Contains(shared);

    /// <summary>A plural acronym is the acronym.</summary>
    private static string Named(string word)
    {
        var plural = word.Length > 2 && word[^1] == 's' && word[..^1].All(char.IsUpper);
        var folded = Folding.Fold(plural ? word[..^1] : word);
        return Shared.GetValueOrDefault(folded, folded);
    }

    private static List<string> Words(string text) => [.. FoldedWord().Matches(Folding.Fold(text)).Select(word => word.Value)];

    /// <summary>"ne … que" restricts and denies nothing.</summary>
    private static bool Restricted(string sentence) => Restriction().IsMatch(Folding.Fold(sentence));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b([cdjlmnstCDJLMNST]|[qQ]u|[jJ]usqu|[lL]orsqu)['’](?=\p{L})")]
    private static partial Regex Elided();

    /// <summary>Elided articles stand alone, an English "n't" stays with its verb.</summary>
    [GeneratedRegex(@"[a-z]+n't\b|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex FoldedWord();

    [GeneratedRegex(@"\bn(?:e\s|')\s?(?:(?!\b(?:pas|plus|jamais|rien|aucune?)\b)[^,;.])*?\bqu(?:e\b|')")]
    private static partial Regex Restriction();

    [GeneratedRegex(@"^\W*(?:to\s|de\s|d['’])")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(?:which|that is|qui|ce qui|soit|representing|accounting|making)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Relative();

    [GeneratedRegex(@"[a-z]+://[^\s)]+|www\.[^\s)]+|[^\s@]+@[^\s@]+\.[a-z]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
