using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Which column of a table says what, by its name in French or English; -1 where none does.</summary>
internal sealed record ContributionColumns(int Text, int Title, int Author, int Date, int Stance, int Language)
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy/MM/dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "MMMM d, yyyy"];

    private static readonly CultureInfo[] Cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("en-GB")];

    /// <exception cref="UnreadableSourceException">No column holds the contributions' text.</exception>
    public static ContributionColumns Of(string[] header)
    {
        var names = header.Select(Plain).ToList();
        var text = First("text", "texte", "contribution", "contenu", "content", "commentaire", "comment", "message");
        var opinion = First("avis");
        return new ContributionColumns(
            text >= 0 ? text : opinion >= 0 ? opinion : throw new UnreadableSourceException("has no column named text, texte or contribution"),
            First("title", "titre", "objet", "sujet", "subject"),
            First("author", "auteur", "auteure", "auteurs", "auteur(e)", "auteur.e"),
            First("date", "date de publication", "date de creation", "created", "created at", "publication date"),
            First("stance", "position") is var stance and >= 0 ? stance : text >= 0 ? opinion : -1,
            First("language", "langue", "lang"));

        int First(params string[] known) => known.Select(name => names.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);
    }

    /// <summary>None where the cell is empty.</summary>
    /// <exception cref="UnreadableSourceException">The cell holds no side; sides are not guessed.</exception>
    public static Stance ReadStance(string cell) => Plain(cell) switch
    {
        "" => Deliberation.Evidence.Stance.Unknown,
        "for" or "pour" or "favorable" => Deliberation.Evidence.Stance.For,
        "against" or "contre" or "defavorable" => Deliberation.Evidence.Stance.Against,
        "neutral" or "neutre" => Deliberation.Evidence.Stance.Neutral,
        _ => throw new UnreadableSourceException($"the stance '{Shown(cell)}'; write for, against or neutral (pour, contre, neutre)"),
    };

    /// <summary>A day, with or without a time after it; the day comes before the month, as in France.</summary>
    /// <exception cref="UnreadableSourceException">The cell holds no day.</exception>
    public static DateOnly? ReadDate(string cell)
    {
        var written = cell.Trim();
        if (written.Length == 0)
            return null;
        foreach (var candidate in new[] { written, written.Split('T', ' ')[0] })
        {
            foreach (var culture in Cultures)
            {
                if (DateOnly.TryParseExact(candidate, DateFormats, culture, DateTimeStyles.AllowWhiteSpaces, out var day))
                    return day;
            }
        }
        throw new UnreadableSourceException($"the date '{Shown(cell)}'; write it as 2026-01-31");
    }

    /// <summary>None where the cell is empty or holds another language.</summary>
    public static Language? ReadLanguage(string cell) => Deliberation.Dialogs.Language.FromTag(Plain(cell) switch
    {
        "francais" or "french" => "fr",
        "anglais" or "english" => "en",
        _ => cell.Trim(),
    });

    private static string Shown(string cell) => cell.Length > 40 ? $"{cell[..40]}…" : cell;

    /// <summary>In lower case, without accents, words apart by one space.</summary>
    private static string Plain(string name)
    {
        var letters = name.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            .Select(character => character is '_' or '-' ? ' ' : character);
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
