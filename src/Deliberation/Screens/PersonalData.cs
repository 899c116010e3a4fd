using System.Text;
using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>
/// Finds personal data by its form, without a model or a network. What has check digits must satisfy them, so that a
/// year, an amount or a file number is left alone; names of persons have no form and are not looked for.
/// </summary>
public static partial class PersonalData
{
    /// <summary>What was found, in the order of the text; spans never overlap.</summary>
    public static IReadOnlyList<PersonalSpan> In(string text)
    {
        var plain = PlainCharacters.Of(text);
        var found = new List<PersonalSpan>();
        foreach (var (kind, places) in Finders(plain.Text))
            foreach (var (start, end) in places)
                if (plain.Place(start, end) is var (from, to) && !found.Any(f => f.Start < to && from < f.End))
                    found.Add(new PersonalSpan(from, to - from, kind));
        return [.. found.OrderBy(f => f.Start)];
    }

    /// <summary>The text with every find replaced by words that say what stood there.</summary>
    public static string Redact(string text, Func<PersonalKind, string> inPlace)
    {
        var redacted = new StringBuilder();
        var at = 0;
        foreach (var span in In(text))
        {
            redacted.Append(text, at, span.Start - at).Append(inPlace(span.Kind));
            at = span.End;
        }
        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The surest forms first: what one has taken no later one takes.</summary>
    private static IEnumerable<(PersonalKind Kind, IEnumerable<(int Start, int End)> Places)> Finders(string text) =>
    [
        (PersonalKind.Email, Places(Email().Matches(text))),
        (PersonalKind.Iban, Ibans(text)),
        (PersonalKind.SocialSecurity, Places(SocialSecurity().Matches(text).Where(m => CheckDigits.OfSocialSecurity(m.Value)))),
        (PersonalKind.Card, Places(Card().Matches(text).Where(m => CheckDigits.OfCard(m.Value)))),
        (PersonalKind.Telephone, TelephoneNumbers.In(text)),
        (PersonalKind.Address, StreetAddresses.In(text)),
    ];

    /// <summary>An IBAN may run into the next word, so it ends where its country says.</summary>
    private static IEnumerable<(int, int)> Ibans(string text) =>
        from match in Iban().Matches(text)
        let length = CheckDigits.LengthOfIban(match.Value)
        where length > 0
        select (match.Index, match.Index + length);

    private static IEnumerable<(int, int)> Places(IEnumerable<Match> matches) => matches.Select(m => (m.Index, m.Index + m.Length));

    /// <summary>Also as people write it to escape collectors: "marie (at) exemple point fr".</summary>
    [GeneratedRegex(
        """(?<![\w.+-])[\w][\w.+'-]{0,63}(?:@| ?[(\[](?:at|arobase|chez|@)[)\]] ?| arobase )(?:[\w-]{1,63}(?:\.| ?[(\[](?:dot|point|\.)[)\]] ?| point | dot )){1,4}[a-z]{2,24}(?![\w-])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex("""(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]){11,30}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iban();

    [GeneratedRegex(
        """(?<![0-9])[1-478][ .-]?[0-9]{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9][0-9])[ .-]?(?:[0-9]{2}|2[AB])[ .-]?[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{2}(?![0-9])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex("""(?<![0-9]|[0-9][.,])[2-6](?:[ -]?[0-9]){13,18}(?![0-9])""")]
    private static partial Regex Card();
}
