using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// A Word document (ISO/IEC 29500): headings by their style, tables row by row; what is deleted or hidden is left out. The
/// author and the day come from its properties.
/// </summary>
internal sealed class WordReader(ReadingOptions limits) : IDocumentReader
{
    private const string Macros = "vbaProject.bin";

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    public Signature? Signature => Signature.Zip;

    public ReadDocument Read(byte[] content, CancellationToken cancellation)
    {
        CheckParts(content, cancellation);
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            return Read(document, cancellation);
        }
        catch (Exception e) when (e is OpenXmlPackageException or IOException or InvalidDataException or FormatException or XmlException or InvalidOperationException or ArgumentException)
        {
            throw new UnreadableSourceException("is damaged or no Word document", e);
        }
    }

    private static ReadDocument Read(WordprocessingDocument document, CancellationToken cancellation)
    {
        if (document.DocumentType is WordprocessingDocumentType.MacroEnabledDocument or WordprocessingDocumentType.MacroEnabledTemplate)
            throw new UnreadableSourceException("is a document with macros; save it as .docx without them");
        if (document.MainDocumentPart?.Document?.Body is not { } body)
            throw new UnreadableSourceException("is damaged or no Word document");
        var outline = new WordOutline(new WordStyles(document.MainDocumentPart.StyleDefinitionsPart?.Styles), cancellation).Of(body);
        var told = document.PackageProperties;
        return new ReadDocument(
            outline.Title ?? StatedTitle.Of(told.Title),
            Language: null,
            string.IsNullOrWhiteSpace(told.Creator) ? null : told.Creator.Trim(),
            (told.Created ?? told.Modified) is { } moment ? DateOnly.FromDateTime(moment) : null,
            Stance.Unknown,
            outline.Blocks);
    }

    /// <summary>The parts are unpacked here once, so that the library meets none that is larger or deeper than allowed.</summary>
    private void CheckParts(byte[] content, CancellationToken cancellation)
    {
        using var archive = BoundedArchive.Open(new MemoryStream(content, writable: false), limits);
        foreach (var entry in archive.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name.Equals(Macros, StringComparison.OrdinalIgnoreCase))
                throw new UnreadableSourceException("is a document with macros; save it as .docx without them");
            var part = Part(archive, entry);
            if (Path.GetExtension(entry.Name) is ".xml" or ".rels")
                CheckNesting(part, cancellation);
        }
    }

    private static byte[] Part(BoundedArchive archive, System.IO.Compression.ZipArchiveEntry entry)
    {
        try
        {
            return archive.Content(entry);
        }
        catch (UnreadableSourceException e)
        {
            throw new UnreadableSourceException($"holds a part that {e.Message}", e);
        }
    }

    private void CheckNesting(byte[] part, CancellationToken cancellation)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(part, writable: false), Plain);
            while (xml.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (xml.Depth > limits.DeepestNesting!.Value)
                    throw new UnreadableSourceException("is nested too deeply");
            }
        }
        catch (XmlException e)
        {
            throw new UnreadableSourceException("is damaged or no Word document", e);
        }
    }
}
