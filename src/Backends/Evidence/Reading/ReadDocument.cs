using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>What a reader understood of one source; null where the source does not say.</summary>
internal sealed record ReadDocument(
    string? Title,
    Language? Language,
    string? Author,
    DateOnly? Date,
    Stance Stance,
    IReadOnlyList<Block> Blocks)
{
    /// <summary>The one block is a passage already and is not cut.</summary>
    public bool Whole { get; init; }
}

/// <summary>Reads one format.</summary>
internal interface IDocumentReader
{
    /// <summary>Extensions in lower case, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>How its files begin; null where they are text.</summary>
    Signature? Signature => null;

    /// <param name="cancellation">Ends a reading that takes too long, too: look at it often.</param>
    /// <exception cref="UnreadableSourceException">The content is broken or hostile; the message is for the person who imports.</exception>
    ReadDocument Read(byte[] content, CancellationToken cancellation);
}

/// <summary>Reads a format that is text.</summary>
internal interface ITextReader : IDocumentReader
{
    /// <exception cref="UnreadableSourceException">The text is broken.</exception>
    ReadDocument Read(string text);

    ReadDocument IDocumentReader.Read(byte[] content, CancellationToken cancellation) => Read(SourceText.Decode(content));
}

/// <summary>A source that cannot become a document. The message says why, without the source's name.</summary>
public sealed class UnreadableSourceException : Exception
{
    public UnreadableSourceException()
    {
    }

    public UnreadableSourceException(string message)
        : base(message)
    {
    }

    public UnreadableSourceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
