using System.Globalization;
using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <param name="Number">In plain digits with a point: "48400", "0.2".</param>
/// <param name="Unit">What it counts where that is a unit: "€", "%", "kwh", "h"; otherwise empty.</param>
/// <param name="Counted">Otherwise the word right after it, folded; empty where there is none.</param>
public readonly record struct Figure(string Number, string Unit, string Counted = "")
{
    /// <summary>Whether another figure may stand for this one: the same number, and no unit that this one does not have.</summary>
    public bool IsSaidBy(Figure other) => Number == other.Number && (Unit.Length == 0 || Unit == other.Unit);
}

/// <summary>The numbers of a French or English text, as digits or in words, whichever way they are written.</summary>
public static partial class Figures
{
    /// <summary>Shorter words after a number are no things counted: "à", "et", "of".</summary>
    private const int ShortestNoun = 3;

    private static readonly Dictionary<string, int> Numerals = Table(
        "2=deux two, 3=trois three, 4=quatre four, 5=cinq five, 7=sept seven, 8=huit eight, 10=dix ten, 11=onze eleven, " +
        "12=douze twelve, 13=treize thirteen, 14=quatorze fourteen, 15=quinze fifteen, 16=seize sixteen, 20=vingt vingts twenty, " +
        "30=trente thirty, 40=quarante forty, 50=cinquante fifty, 60=soixante sixty, 80=octante eighty, 100=cent cents hundred, " +
        "6=six, 9=nine, 17=seventeen, 18=eighteen, 19=nineteen, 70=seventy, 90=ninety", value => int.Parse(value, CultureInfo.InvariantCulture));

    private static readonly Dictionary<string, string> Shares = Table(
        "1/2=moitie half, 1/3=tiers third thirds, 1/4=quart quarter, x2=double twice, x3=triple, 10^3=mille thousand, " +
        "10^6=million millions, 10^9=milliard milliards billion billions", value => value);

    private static readonly Dictionary<string, string> Units = Table(
        "%=% percent, €=€ euro euros eur, $=$ dollars, £=£, kwh=kwh, mwh=mwh, gwh=gwh, kw=kw, w=w, km=km, m=m, m2=m2, ha=ha, " +
        "kg=kg, g=g, t=tonne tonnes tons, h=h heure heures hour hours am, min=minute minutes min, d=jour jours day days, " +
        "wk=semaines weeks, mo=mois month months, y=ans an annees years year", value => value);

    /// <summary>Rows of a value and the words that mean it.</summary>
    private static Dictionary<string, T> Table<T>(string rows, Func<string, T> read) => rows.Split(", ")
        .Select(row => row.Split('='))
        .SelectMany(row => row[1].Split(' ').Select(word => (word, read(row[0]))))
        .ToDictionary();

    /// <summary>In the order of the text, repeated as they are repeated.</summary>
    public static IReadOnlyList<Figure> Of(string text)
    {
        var plain = Folding.Fold(text);
        return [.. Digits().Matches(plain).Select(InDigits).Concat(Words().Matches(plain).SelectMany(InWords)).OrderBy(found => found.At).Select(found => found.Figure)];
    }

    /// <summary>Its numbers alone, whatever they count.</summary>
    public static HashSet<string> NumbersOf(string text) => [.. Of(text).Select(figure => figure.Number)];

    /// <summary>Whether a folded word is a number or a unit.</summary>
    internal static bool Counts(string word) => word.Any(char.IsAsciiDigit) || Numerals.ContainsKey(word) || Units.ContainsKey(word);

    private static (int At, Figure Figure) InDigits(Match found)
    {
        var number = Plain(found.Groups["number"].Value);
        var after = found.Groups["unit"].Value.Replace(".", "", StringComparison.Ordinal);
        if (after is "pm" && int.TryParse(number, CultureInfo.InvariantCulture, out var hour))
            return (found.Index, new Figure((hour < 12 ? hour + 12 : hour).ToString(CultureInfo.InvariantCulture), "h"));
        var before = found.Groups["currency"].Value;
        return (found.Index, before.Length > 0 ? new Figure(number, before) : Counting(number, after));
    }

    private static IEnumerable<(int At, Figure Figure)> InWords(Match found)
    {
        var parts = found.Groups["word"].Value.Split('-');
        if (parts.Length == 1 && Shares.TryGetValue(parts[0], out var share))
            return [(found.Index, new Figure(share, ""))];
        var values = parts.Where(part => part != "et").TakeWhile(Numerals.ContainsKey).Select(part => Numerals[part]).ToList();
        if (values.Count == 0)
            return IsNine(parts, found.Groups["unit"].Value) ? [(found.Index, Counting("9", found.Groups["unit"].Value))] : [];
        var sum = values is [4, 20, ..] ? values.Skip(2).Sum() + 80 : values.Sum();
        var counted = parts.Where(part => part != "et").Skip(values.Count).FirstOrDefault() ?? found.Groups["unit"].Value;
        return [(found.Index, Counting(sum.ToString(CultureInfo.InvariantCulture), counted))];
    }

    /// <summary>"neuf" is nine before something in the plural, and "new" elsewhere.</summary>
    private static bool IsNine(string[] parts, string next) => parts is ["neuf"] && next.Length > 1 && next[^1] is 's' or 'x' or '%' or '€';

    private static Figure Counting(string number, string word) =>
        word.StartsWith("pour ", StringComparison.Ordinal) ? new Figure(number, "%")
        : Units.TryGetValue(word, out var unit) ? new Figure(number, unit)
        : new Figure(number, "", Shares.ContainsKey(word) || word.Length < ShortestNoun ? "" : word);

    /// <summary>Groups of three digits are joined, a decimal comma becomes a point, zeros at the end of a fraction go.</summary>
    private static string Plain(string number)
    {
        var joined = number[0] == '0' ? number.Replace(',', '.') : Group().Replace(number, "").Replace(',', '.');
        return joined.Contains('.', StringComparison.Ordinal) ? joined.TrimEnd('0').TrimEnd('.') : joined;
    }

    [GeneratedRegex(@"(?<currency>[€$£])?(?<![\p{L}\d.,])(?<number>\d{1,3}(?:[ .,']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:er|e|re|st|nd|rd|th)?(?:[ -]?(?<unit>%|€|\$|£|pour cent\b|[ap]\.?m\b\.?|[a-z]+2?\b))?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![\p{L}\d-]|pour )(?<word>[a-z]+(?:-[a-z]+)*)(?:(?= (?<unit>%|€|pour cent\b|[a-z]+\b)))?")]
    private static partial Regex Words();

    [GeneratedRegex(@"[ .,'](?=\d{3}(?!\d))")]
    private static partial Regex Group();
}
