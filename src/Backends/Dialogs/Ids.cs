using System.Globalization;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Backends.Dialogs;

/// <summary>Names that are stored with citizens' answers, and the values an answer can have.</summary>
internal static partial class Ids
{
    public static string Read(YamlEntry entry, string key)
    {
        var id = entry.Text(key);
        if (id.Length > 0 && !Form().IsMatch(id))
            entry.Report(entry.LineOf(key), $"'{id}' cannot be a name.", "Use a to z, 0 to 9 and hyphens, a letter first.");
        return id;
    }

    /// <summary>The values a step stores; none where it stores free text.</summary>
    public static IReadOnlyList<string>? ValuesOf(DialogStep step) => step switch
    {
        ConsentStep => ["yes", "no"],
        ChooseStep choose => [.. choose.Options.Select(o => o.Value)],
        ScaleStep scale => [.. Enumerable.Range(scale.From, scale.To - scale.From + 1)
            .Select(n => n.ToString(CultureInfo.InvariantCulture))],
        AskStep => null,
        _ => [],
    };

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Form();
}
