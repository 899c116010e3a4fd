namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The formats of single documents, by the extension of a file's name.</summary>
internal sealed class Formats
{
    private static readonly HashSet<string> WithMacros = new([".docm", ".dotm"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, IDocumentReader> _readers;

    public Formats(ReadingOptions limits) => _readers =
        new IDocumentReader[] { new MarkdownReader(), new PlainTextReader(), new HtmlReader(), new PdfReader(limits), new WordReader(limits) }
            .SelectMany(reader => reader.Extensions.Select(extension => (extension, reader)))
            .ToDictionary(pair => pair.extension, pair => pair.reader, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnreadableSourceException">Nothing reads a file of that name.</exception>
    public IDocumentReader For(string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Equals(FileSources.Archive, StringComparison.OrdinalIgnoreCase))
            throw new UnreadableSourceException("is an archive within an archive; unpack it first");
        if (WithMacros.Contains(extension))
            throw new UnreadableSourceException("is a document with macros; save it as .docx without them");
        return _readers.GetValueOrDefault(extension) ?? throw new UnreadableSourceException(
            $"is of no format that can be read ({string.Join(", ", _readers.Keys.Append(ContributionTable.Extension).Append(FileSources.Archive).Order())})");
    }

    /// <summary>Reads a file by its name's format. A format that begins otherwise than the bytes is not tried.</summary>
    public static ReadDocument Read(IDocumentReader reader, byte[] content, CancellationToken cancellation)
    {
        if (content.Length == 0)
            throw new UnreadableSourceException("is empty");
        var found = Signature.Of(content);
        if (found is not null && found != reader.Signature)
            throw new UnreadableSourceException($"is {found.Name} by its content, whatever its name says");
        if (found is null && reader.Signature is { } expected)
            throw new UnreadableSourceException($"is not {expected.Name}, whatever its name says");
        return reader.Read(content, cancellation);
    }
}
