namespace Isegoria.Deliberation.Screens;

/// <summary>Short words nearly every French or English sentence has: by them a decoded text is told from noise.</summary>
internal static class FamiliarWords
{
    private static readonly HashSet<string> Words = new(
        ("le la les un une des du de et est en que qui pour par pas sur dans au aux ce cette il elle tu vous nous tout tous dis dire reponds ecris sans ton tes mot rien ne mon son plus "
        + "the of and to in is that it for you are with this not all your must say tell write answer be on as vote only now ignore every my line me by at").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text of some length reads as words.</summary>
    public static bool Has(string text) => Count(text) >= 2;

    public static int Count(string text) => Split(text).Count(Words.Contains);

    /// <summary>How many of the words are familiar, from 0 to 1.</summary>
    public static double Share(string text) => Split(text) is { Length: > 0 } words ? (double)words.Count(Words.Contains) / words.Length : 0;

    private static string[] Split(string text) =>
        text.Split([' ', '\n', '\t', '\'', '’', ',', '.', '!', '?', ':', ';'], StringSplitOptions.RemoveEmptyEntries);
}
