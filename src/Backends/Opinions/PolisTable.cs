using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Isegoria.Backends.Opinions;

/// <summary>
/// One of Polis' CSV files as it is written there: UTF-8, a header, a field in quotes only where it needs them. What is read and written
/// again is the same file, byte for byte. Rows stream: none is read before it is asked for.
/// </summary>
public sealed class PolisTable : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        IgnoreBlankLines = false,
        ShouldQuote = field => field.Field?.AsSpan().IndexOfAny(",\"\r\n") >= 0,
    };

    private readonly CsvParser _parser;

    /// <exception cref="InvalidDataException">The file is empty.</exception>
    private PolisTable(string name, TextReader text)
    {
        Name = name;
        _parser = new CsvParser(text, Format);
        Columns = Next() ?? throw new InvalidDataException($"{name} is empty.");
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The line on which the row read last begins, from 1.</summary>
    public int Line => _parser.RawRow;

    /// <summary>Ends with the table, which closes the stream.</summary>
    public static PolisTable Read(string name, Stream stream) => new(name, new StreamReader(stream, Encoding));

    /// <summary>The rows below the header, once. A row's array is its own.</summary>
    /// <exception cref="InvalidDataException">A row has more or fewer fields than the header, or cannot be read; the message says which line.</exception>
    public IEnumerable<string[]> Rows()
    {
        while (Next() is { } row)
        {
            if (row.Length != Columns.Count)
                throw new InvalidDataException($"{Name}, line {Line}: {row.Length} fields where the header has {Columns.Count}.");
            yield return row;
        }
    }

    /// <summary>Where a column stands.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int Column(string column) =>
        Find(column) ?? throw new InvalidDataException($"{Name} has no column \"{column}\": it is not the file of Polis that is needed here.");

    public int? Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }
        return null;
    }

    public static void Write(Stream stream, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StreamWriter(stream, Encoding, leaveOpen: true);
        using var csv = new CsvWriter(text, Format, leaveOpen: true);
        foreach (var row in rows.Prepend(columns))
        {
            foreach (var field in row)
                csv.WriteField(field);
            csv.NextRecord();
        }
    }

    public void Dispose() => _parser.Dispose();

    private string[]? Next()
    {
        try
        {
            return _parser.Read() ? [.. _parser.Record!] : null;
        }
        catch (Exception e) when (e is CsvHelperException or DecoderFallbackException)
        {
            throw new InvalidDataException($"{Name}, after line {Line}: this is no CSV text in UTF-8.", e);
        }
    }
}
