namespace Isegoria.Backends.Opinions;

/// <summary>
/// People open CSV files in spreadsheets, which run a cell that begins as a formula. A citizen's words of that form go out
/// with an apostrophe before them, and lose it when they come in.
/// </summary>
internal static class SpreadsheetText
{
    private const char Guard = '\'';

    public static string Guarded(string text) => IsFormula(text.TrimStart(Guard)) ? Guard + text : text;

    public static string Plain(string text) => text.StartsWith(Guard) && IsFormula(text.TrimStart(Guard)) ? text[1..] : text;

    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
