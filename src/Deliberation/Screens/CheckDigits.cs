namespace Isegoria.Deliberation.Screens;

/// <summary>The arithmetic that tells a real number from one that only looks like it. Spaces, dots and hyphens do not count.</summary>
internal static class CheckDigits
{
    /// <summary>Characters of an IBAN by country (SWIFT's IBAN registry).</summary>
    private static readonly Dictionary<string, int> IbanLengths = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 "
        + "GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 "
        + "MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20")
        .Split(' ').ToDictionary(entry => entry[..2], entry => int.Parse(entry[2..], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>How many characters of the text, spaces included, are an IBAN that holds; 0 where none does.</summary>
    public static int LengthOfIban(string text)
    {
        if (!IbanLengths.TryGetValue(text[..2].ToUpperInvariant(), out var wanted))
            return 0;
        var counted = 0;
        for (var at = 0; at < text.Length; at++)
            if (char.IsAsciiLetterOrDigit(text[at]) && ++counted == wanted)
                return EndsThere(text, at + 1) && HoldsIban(text[..(at + 1)]) ? at + 1 : 0;
        return 0;
    }

    /// <summary>Key: 97 less the remainder of the thirteen digits by 97; Corsica's 2A and 2B count as 19 and 18.</summary>
    public static bool OfSocialSecurity(string text)
    {
        var digits = Bare(text).ToUpperInvariant().Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal);
        return digits.Length == 15 && long.TryParse(digits[..13], out var number) && int.TryParse(digits[13..], out var key) && key == 97 - number % 97;
    }

    /// <summary>
    /// Luhn's sum (ISO/IEC 7812) and an issuer's first digits for that length. The latter matter: a French company's
    /// SIRET has fourteen digits and holds Luhn's sum too, and is no secret.
    /// </summary>
    public static bool OfCard(string text)
    {
        var digits = Bare(text);
        var issued = digits.Length switch
        {
            14 => digits[..2] is "30" or "36" or "38" or "39",
            15 => digits[..2] is "34" or "37",
            16 => digits[0] is '4' or '5' or '6' || digits[..2] is "35" || (string.CompareOrdinal(digits[..4], "2221") >= 0 && string.CompareOrdinal(digits[..4], "2720") <= 0),
            19 => digits[0] is '4' or '6',
            _ => false,
        };
        return issued && digits.Distinct().Count() > 1 && LuhnSum(digits) % 10 == 0;
    }

    private static int LuhnSum(string digits) => digits.Reverse()
        .Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2))
        .Sum(value => value > 9 ? value - 9 : value);

    private static bool HoldsIban(string text)
    {
        var bare = Bare(text).ToUpperInvariant();
        var remainder = 0;
        foreach (var character in bare[4..] + bare[..4])
            remainder = char.IsAsciiDigit(character)
                ? (remainder * 10 + character - '0') % 97
                : (remainder * 100 + character - 'A' + 10) % 97;
        return remainder == 1;
    }

    /// <summary>A further digit would make it another number; a letter may be the next word where a space was forgotten nowhere.</summary>
    private static bool EndsThere(string text, int at) => at == text.Length || !char.IsAsciiLetterOrDigit(text[at]);

    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
