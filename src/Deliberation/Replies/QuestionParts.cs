using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>Takes apart what asks for several things at once: "How much does it cost and when does it start?"</summary>
public static partial class QuestionParts
{
    /// <summary>Words from which on a part is understood without the first one.</summary>
    private const int Complete = 5;

    /// <summary>In their order, each to be understood alone: a later one that leans on the first has its matter added. One where only one thing is asked, as it was asked.</summary>
    /// <param name="most">More than so many are one again: what is asked then is anybody's guess.</param>
    public static IReadOnlyList<string> Of(string question, int most)
    {
        var parts = Sentences(question).SelectMany(Joined).ToList();
        if (parts.Count < 2 || parts.Count > most)
            return [question];
        var matter = Leading().Replace(parts[0], "").Trim(' ', '?', '.', ',', '\u00A0', '\u202F');
        return [parts[0], .. parts.Skip(1).Select(part => LeansOn(part) ? $"{part.TrimEnd(' ', '?', '\u00A0', '\u202F')}, {matter}\u00A0?" : part)];
    }

    /// <summary>Sentences that ask; what else is said stands with the one before it.</summary>
    private static List<string> Sentences(string question)
    {
        var asked = new List<string>();
        foreach (var sentence in QuestionMark().Split(question).Select(text => text.Trim()).Where(text => text.Any(char.IsLetter)))
        {
            if (asked.Count == 0 || Asks(sentence))
                asked.Add(sentence);
            else
                asked[^1] = $"{asked[^1]} {sentence}";
        }
        return asked.Count > 0 && Asks(asked[0]) ? asked : [question];
    }

    /// <summary>Parts joined by "and". After "people who work at night", "and who" goes on with the people.</summary>
    private static List<string> Joined(string sentence)
    {
        var parts = new List<string>();
        var from = 0;
        foreach (Match joint in Joint().Matches(sentence))
        {
            var before = sentence[from..joint.Index];
            if (!IsRelative(before, sentence[(joint.Index + joint.Length)..]) && Asks(before) && Words(before) > 1)
            {
                parts.Add(before.Trim());
                from = joint.Index + joint.Length;
            }
        }
        parts.Add(sentence[from..].Trim());
        return parts;
    }

    private static bool IsRelative(string before, string after) =>
        Relative().Match(after) is { Success: true } word
        && Regex.IsMatch(before, $@"(?<=\p{{L}}\s+){Regex.Escape(word.Value.Trim())}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool Asks(string part) => Interrogative().IsMatch(part) || Inverted().IsMatch(part) || part.Contains('?', StringComparison.Ordinal);

    private static bool LeansOn(string part) => Words(part) < Complete || Pronoun().IsMatch(part);

    private static int Words(string part) => Word().Count(part);

    private const string Asking =
        @"(?:how|when|where|who|whom|whose|why|what|which|combien|quand|où|qui|pourquoi|comment|quel(?:le)?s?|lesquel(?:le)?s|lequel|laquelle|quoi|qu[’']est-ce(?: qu[ei])?|est-ce|que (?:fait|font|faire|devien\p{L}+|propos\p{L}+|di[ts]\p{L}*|se passe\p{L}*|va|vont|sera|change\p{L}*|coûte\p{L}*|pense\p{L}*))";

    private const string Before = @"(?:(?:à|de|en|dans|par|pour|sur|avec|depuis|jusqu[’']à|at|in|by|for|to|of|on|from|with|since|until) )?";

    private const string Auxiliary =
        @"(?:is|are|was|were|do|does|did|will|would|can|could|should|must|has|have) (?:it|there|they|the|this|that|these|a|an|any|we|i|people|anyone|citizens|residents)\b|\p{L}+-(?:t-)?(?:il|elle|on|ils|elles)\b";

    [GeneratedRegex(@"(?<=\?)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex QuestionMark();

    [GeneratedRegex(@"\s*[,;]?\s+(?:and(?: also)?|et(?: aussi)?|puis|then|mais|but)\s+(?=" + Before + Asking + @"\b|" + Auxiliary + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\b" + Asking + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interrogative();

    [GeneratedRegex("^" + Auxiliary + @"|\p{L}+-(?:t-)?(?:il|elle|on|ils|elles)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Inverted();

    [GeneratedRegex(@"^(?:who|which|where|when|qui|où|quand)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:it|they|them|he|she|(?<!\b(?:y a-t|faut|existe-t|est)-)il|ils|elle|elles|cela|ça)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    /// <summary>The words that ask, at the beginning; what stays is what is asked about.</summary>
    [GeneratedRegex("^(?:" + Auxiliary + @"\s*|.*?\b" + Asking + @"\b(?: (?:much|many|long|often|far|d[e’']))?(?:[ \u00A0](?:does|do|did|is|are|was|were|will|would|can|could|should|has|have|est|sont|sera|seront|était|coûte\p{L}*|est-ce que?))?\s*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
