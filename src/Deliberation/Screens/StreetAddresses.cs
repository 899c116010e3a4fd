using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>
/// House number and street, in French and English. A street without a number is a place everybody may speak of; words
/// that are also something else ("2 places", "1 cours") need a name that begins with a capital.
/// </summary>
internal static partial class StreetAddresses
{
    public static IEnumerable<(int Start, int End)> In(string text) =>
        new[] { French().Matches(text), English().Matches(text), LowerCaseEnglish().Matches(text), Postcode().Matches(text) }
            .SelectMany(matches => matches)
            .Select(match => match.Groups["address"])
            .Select(group => (group.Index, group.Index + group.Length));

    [GeneratedRegex("""
        (?<![\w.,/-])(?<address>(?:n[°o]\s?)?[0-9]{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d]\b))?,?\s+
        (?:
        (?i:rue|avenue|av\.|boulevard|bd\.?|bld|impasse|all[ée]e|quai|faubourg|ruelle|venelle)\s+
        (?:(?i:de\s+la|de\s+l'|de|du|des|d'|la|le|les|l')\s*)?(?!(?i:sur|par|est|sont|en|[àa]|qui|et|ou|o[uù]|pour|dans|pi[ée]tonne|scolaire|ferm[ée]e|seulement|voisine|principale|entière|plus|pr[èe]s|avec|sans)\b)
        |(?i:place|cours|route|chemin|passage|square|sentier|voie|traverse|mont[ée]e|esplanade|promenade|hameau|cit[ée]|villa|mail|clos|r[ée]sidence|lotissement|rond-point|lieu-dit|parvis|port)\s+
        (?:(?i:de\s+la|de\s+l'|de|du|des|d'|la|le|les|l')\s*)?(?=\p{Lu})
        )
        [\p{L}\d][\p{L}\d'-]{1,}(?:\s+(?:(?:de|du|des|la|le|les|et|sur|en|d'|l')\s*)?\p{Lu}[\p{L}'-]*){0,4}
        (?:\s*,?\s*[0-9]{5}\s+\p{Lu}[\p{L}'-]+(?:[\s-](?:sur|en|la|le|les|de|du|des|lès)[\s-]\p{Lu}[\p{L}'-]+|[\s-]\p{Lu}[\p{L}'-]+){0,3})?)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex French();

    [GeneratedRegex("""
        (?<![\w.,/-])(?<address>[0-9]{1,5}[A-Da-d]?,?\ (?:\p{Lu}[\p{L}'.-]*\ ){1,4}
        (?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|crescent|boulevard|blvd|terrace|gardens|square|place|way|mews|grove|row|walk|parade)\b\.?
        (?:,\ \p{Lu}[\p{L}'-]+(?:\ \p{Lu}[\p{L}'-]+){0,2})?)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    /// <summary>Written without capitals it is an address only where somebody lives at it.</summary>
    [GeneratedRegex("""
        \b(?:live[sd]?\ (?:at|on)|address(?:\ is)?:?|home\ is|house\ is|lodge[sd]?\ at)\ (?:number\ |no\.?\ )?
        (?<address>[0-9]{1,5}[a-d]?,?\ (?:[\p{L}'-]+\ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close|court|crescent|terrace|way|place|square)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LowerCaseEnglish();

    /// <summary>A British postcode names a dozen houses.</summary>
    [GeneratedRegex("""(?<![\w-])(?<address>[A-Z]{1,2}[0-9][A-Z0-9]?\ [0-9][ABD-HJLNP-UW-Z]{2})(?![\w-])""", RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
