using Isegoria.Deliberation.Evidence;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// The text of a PDF in reading order, under headings told by their size, every block with its page. Title, author and day
/// come from the document's properties. A scan without a text layer holds no text.
/// </summary>
internal sealed class PdfReader(ReadingOptions limits) : IDocumentReader
{
    /// <summary>Deeper objects than any program writes, and fewer than the stack holds.</summary>
    private const int DeepestObjects = 100;

    /// <summary>Within so many bytes of its end a whole PDF has its end mark.</summary>
    private const int EndMarkWithin = 4_096;

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public Signature? Signature => Signature.Pdf;

    public ReadDocument Read(byte[] content, CancellationToken cancellation)
    {
        if (content.AsSpan(Math.Max(0, content.Length - EndMarkWithin)).IndexOf("%%EOF"u8) < 0)
            throw new UnreadableSourceException("is cut off: the end of the file is missing");
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions
            {
                FilterProvider = new PdfBounds(limits, cancellation),
                MaxStackDepth = DeepestObjects,
                SkipMissingFonts = true,
            });
            return Read(document, cancellation);
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new UnreadableSourceException("is encrypted; save it without a password", e);
        }
        catch (Exception e) when (e is not UnreadableSourceException && !cancellation.IsCancellationRequested)
        {
            // The library meets damage with whatever exception the damaged place happens to raise.
            throw Cause(e) ?? new UnreadableSourceException("is damaged and cannot be read as a PDF", e);
        }
    }

    /// <summary>The library may wrap what the bounds threw.</summary>
    private static UnreadableSourceException? Cause(Exception? e) => e is null ? null : e as UnreadableSourceException ?? Cause(e.InnerException);

    private ReadDocument Read(PdfDocument document, CancellationToken cancellation)
    {
        if (document.NumberOfPages > limits.MostPages!.Value)
            throw new UnreadableSourceException($"has {document.NumberOfPages} pages, more than {limits.MostPages}");
        document.AddPageFactory<PageLetters, PageLettersFactory>();
        var lines = new List<PdfLine>();
        for (var page = 1; page <= document.NumberOfPages; page++)
        {
            cancellation.ThrowIfCancellationRequested();
            lines.AddRange(PdfPage.Lines(page, document.GetPage<PageLetters>(page).Letters));
        }
        var outline = PdfOutline.Of(lines, document.NumberOfPages);
        var told = document.Information;
        return new ReadDocument(
            StatedTitle.Of(told.Title) ?? outline.Title,
            Language: null,
            string.IsNullOrWhiteSpace(told.Author) ? null : told.Author.Trim(),
            Day(told),
            Stance.Unknown,
            outline.Blocks);
    }

    private static DateOnly? Day(DocumentInformation told) =>
        (told.GetCreatedDateTimeOffset() ?? told.GetModifiedDateTimeOffset()) is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null;
}
