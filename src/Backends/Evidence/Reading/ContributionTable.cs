using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using CsvHelper.Configuration;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// Contributions to a consultation as a table (RFC 4180 and what spreadsheets make of it): a header, then one contribution
/// a row, each a document of its own with its author, day and side.
/// </summary>
internal static class ContributionTable
{
    public const string Extension = ".csv";

    private const char Unit = '\u001F';

    /// <param name="Key">A digest of the whole row, so that a citation stays true when rows come and go around it.</param>
    /// <param name="Read">Throws <see cref="UnreadableSourceException"/> where a cell is not what its column needs.</param>
    public sealed record Row(string Key, byte[] Content, Func<ReadDocument> Read);

    /// <summary>The rows that are not empty.</summary>
    /// <exception cref="UnreadableSourceException">It is no such table, or a longer one than the limits allow.</exception>
    public static List<Row> Rows(byte[] content, ReadingOptions limits)
    {
        if (Signature.Of(content) is { } found)
            throw new UnreadableSourceException($"is {found.Name} by its content, whatever its name says");
        var (separator, text) = TableText.Separate(TableText.Decode(content));
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        if (!csv.Read())
            throw new UnreadableSourceException("is empty");
        var columns = ContributionColumns.Of(csv.Record!);
        var rows = new List<Row>();
        var met = new Dictionary<string, int>();
        while (csv.Read())
        {
            var cells = csv.Record!;
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count == limits.MostRows!.Value)
                throw new UnreadableSourceException($"has more than {limits.MostRows} contributions");
            rows.Add(Of(cells, columns, csv.RawRow, met));
        }
        return rows.Count > 0 ? rows : throw new UnreadableSourceException("holds no contribution below its header");
    }

    /// <param name="met">How often each digest came before: the same words may be said twice.</param>
    private static Row Of(string[] cells, ContributionColumns columns, int line, Dictionary<string, int> met)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(string.Join(Unit, cells));
        var digest = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var times = met[digest] = met.GetValueOrDefault(digest) + 1;
        return new Row(times == 1 ? digest : $"{digest}~{times}", content, () => Document(cells, columns, line));
    }

    private static ReadDocument Document(string[] cells, ContributionColumns columns, int line)
    {
        try
        {
            return new PlainTextReader().Read(Cell(columns.Text)) with
            {
                Title = Known(columns.Title),
                Author = Known(columns.Author),
                Date = ContributionColumns.ReadDate(Cell(columns.Date)),
                Stance = ContributionColumns.ReadStance(Cell(columns.Stance)),
                Language = ContributionColumns.ReadLanguage(Cell(columns.Language)),
            };
        }
        catch (UnreadableSourceException e)
        {
            throw new UnreadableSourceException($"has, in the row that ends on line {line}, {e.Message}", e);
        }

        string Cell(int column) => column >= 0 && column < cells.Length ? cells[column] : "";

        string? Known(int column) => string.IsNullOrWhiteSpace(Cell(column)) ? null : Cell(column).Trim();
    }
}
