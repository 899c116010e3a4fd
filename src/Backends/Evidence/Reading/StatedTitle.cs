using System.Text.RegularExpressions;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The title among a document's properties, which programs fill in where people do not.</summary>
internal static partial class StatedTitle
{
    /// <summary>None where no person seems to have written it: a file name, or a program's stopgap.</summary>
    public static string? Of(string? property) =>
        string.IsNullOrWhiteSpace(property) || Stopgap().IsMatch(property.Trim()) ? null : property.Trim();

    [GeneratedRegex(@"\.(docx?|odt|rtf|pdf|indd|tex|pptx?|xlsx?)$|^microsoft word - |^(untitled|sans titre|document ?\d*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Stopgap();
}
