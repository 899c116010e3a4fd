namespace Isegoria.Deliberation.Evidence;

public enum BlockKind
{
    /// <summary>Running text.</summary>
    Prose,

    /// <summary>One item of a list, or one row of a table with its column names: short, and at home beside its neighbours.</summary>
    Item,
}

/// <summary>A paragraph, an item or a row of a document, in reading order.</summary>
/// <param name="Heading">Headings above it, outermost first, joined by " › "; empty where there is none.</param>
/// <param name="Text">Plain text on one line.</param>
/// <param name="Page">The page it begins on, from 1; null where the format has no pages.</param>
public sealed record Block(string Heading, string Text, BlockKind Kind, int? Page = null);
