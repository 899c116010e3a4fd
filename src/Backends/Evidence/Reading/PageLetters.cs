using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>The letters of a page of a PDF, in the order in which it draws them.</summary>
internal sealed record PageLetters(IReadOnlyList<Letter> Letters);

/// <summary>Made by the library, which hands over its own parts.</summary>
internal sealed class PageLettersFactory(
    IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PageLetters>(scanner, resources, filters, parser, options)
{
    protected override PageLetters ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox,
        UserSpaceUnit userSpaceUnit, PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations) =>
        new LetterCollection(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions)
            .Process(pageNumber, operations);
}

/// <summary>Follows a page's drawing for its letters alone, and no further than the bounds allow; lines, fills and pictures are passed over.</summary>
internal sealed class LetterCollection(
    int pageNumber, IResourceStore resources, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters,
    CropBox cropBox, UserSpaceUnit unit, PageRotationDegrees rotation, TransformationMatrix matrix, ParsingOptions options)
    : BaseStreamProcessor<PageLetters>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, in matrix, options)
{
    private readonly List<Letter> _letters = [];
    private readonly HashSet<(string Value, int Left, int Foot)> _drawn = [];
    private readonly PdfBounds _bounds = (PdfBounds)options.FilterProvider!;
    private int _glyphs;

    public override PageLetters Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return new PageLetters(_letters);
    }

    public override void RenderGlyph(
        IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
        in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        _bounds.CheckPage(PageNumber, ++_glyphs);
        var width = characterBoundingBox.Width;
        var glyph = Placed(characterBoundingBox.GlyphBounds, in renderingMatrix, in textMatrix, in transformationMatrix);
        var advance = Placed(new PdfRectangle(0, 0, width, UserSpaceUnit.PointMultiples), in renderingMatrix, in textMatrix, in transformationMatrix);
        if (!_drawn.Add((unicode, Place(advance.BottomLeft.X), Place(advance.BottomLeft.Y))))
            return;
        var loose = Placed(new PdfRectangle(0, font.GetDescent(), width, font.GetAscent()), in renderingMatrix, in textMatrix, in transformationMatrix);
        _letters.Add(new Letter(
            unicode,
            glyph.Width > 0 || glyph.Height > 0 ? glyph : advance,
            loose,
            advance.BottomLeft,
            advance.BottomRight,
            advance.Width,
            fontSize,
            font,
            currentState.FontState.TextRenderingMode,
            currentState.CurrentStrokingColor!,
            currentState.CurrentNonStrokingColor!,
            pointSize,
            TextSequence));
    }

    /// <summary>A form may draw forms that draw forms.</summary>
    public override void ApplyXObject(NameToken xObjectName)
    {
        _bounds.CheckPage(PageNumber, _glyphs);
        base.ApplyXObject(xObjectName);
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y)
    {
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
    }

    public override void LineTo(double x, double y)
    {
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
    }

    /// <summary>Some programs draw a letter twice to make it bold: half a point apart it is the same one.</summary>
    private static int Place(double points) => (int)Math.Clamp(Math.Round(points * 2), int.MinValue, int.MaxValue);

    private static PdfRectangle Placed(
        PdfRectangle box, in TransformationMatrix rendering, in TransformationMatrix text, in TransformationMatrix page) =>
        page.Transform(text.Transform(rendering.Transform(box)));
}
