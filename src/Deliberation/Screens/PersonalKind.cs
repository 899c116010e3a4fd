namespace Isegoria.Deliberation.Screens;

/// <summary>What can tell who or where a person is, or reach into their purse.</summary>
public enum PersonalKind
{
    Email,
    Telephone,

    /// <summary>A bank account: an IBAN whose check digits (ISO 7064 MOD 97-10) hold.</summary>
    Iban,

    /// <summary>A French social security number (NIR) whose key holds.</summary>
    SocialSecurity,

    /// <summary>A payment card: an issuer's first digits, and the Luhn check holds.</summary>
    Card,

    /// <summary>A house number with a street, and the town after it where one stands there.</summary>
    Address,
}

/// <summary>Where something personal stands in a text, in UTF-16 units of the text as it was given.</summary>
public sealed record PersonalSpan(int Start, int Length, PersonalKind Kind)
{
    public int End => Start + Length;
}
