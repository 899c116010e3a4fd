using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>
/// Telephone numbers in French, British, North American and international form (ITU-T E.123). Numbers of a firm's
/// service (0800, 3939, 112) belong to nobody and are left alone.
/// </summary>
internal static partial class TelephoneNumbers
{
    public static IEnumerable<(int Start, int End)> In(string text) =>
        from match in Number().Matches(text)
        where match.Groups["local"].Success || match.Groups["british"].Success || match.Groups["american"].Success
            ? SeparatorsAgree(match.Value)
            : IsDialled(match.Value)
        select (match.Index, match.Index + match.Length);

    /// <summary>"01-02-2024 10" has ten digits too, but nobody changes separators within a number.</summary>
    private static bool SeparatorsAgree(string number) =>
        number.Where(c => !char.IsAsciiDigit(c) && c is not ('(' or ')')).Distinct().Count() <= (number.Contains('(', StringComparison.Ordinal) ? 2 : 1);

    /// <summary>Eight to fifteen digits, and no round amount: "+1 000 000 000".</summary>
    private static bool IsDialled(string number) =>
        number.Count(char.IsAsciiDigit) is >= 9 and <= 15 && !number.EndsWith("000 000", StringComparison.Ordinal);

    [GeneratedRegex("""
        (?<![\w+./-]|[0-9]\ )(?:
        (?<local>0[1-79](?:[ .\-/]?[0-9]){8})
        |(?<british>0(?:7[0-9]{3}|1[0-9]{3}|20)[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?<=[0-9](?:[ -]?[0-9]){10}))
        |(?<american>(?:\([2-9][0-9]{2}\)[ ]?|[2-9][0-9]{2}[.-])[0-9]{3}[.-][0-9]{4})
        |(?:\+|00)[1-9][0-9]{0,2}(?:[ .\-/]?\(0\))?(?:[ .\-/]?\(?[0-9]{1,4}\)?){2,6}
        )(?![\w]|[.,-][0-9]|\ [0-9]{2}\b)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Number();
}
