using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Encoding;

/// <summary>
/// Text to the ids an encoder wants: a beginning mark, the purpose as a prefix in the text itself, the pieces, an end mark;
/// cut at the most ids it takes, marks included.
/// </summary>
internal sealed class PieceTokenizer
{
    /// <summary>How many pieces two windows of a long text share, so that no sentence is seen only in halves.</summary>
    private const int Shared = 96;

    private readonly EncoderFile _file;
    private readonly Func<string, IReadOnlyList<int>> _pieces;

    /// <summary>Of an E5 encoder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or no SentencePiece model.</exception>
    public PieceTokenizer(string path)
        : this(path, EncoderFile.E5)
    {
    }

    /// <exception cref="InvalidDataException">The file is missing or no tokenizer of its kind.</exception>
    public PieceTokenizer(string path, EncoderFile file)
    {
        _file = file;
        _pieces = Encoding.Pieces.Of(path, file);
    }

    /// <summary>What a padded position holds; the attention mask hides it.</summary>
    public static long Padding => 1;

    /// <summary>Ids with both marks, at most as many as the model takes.</summary>
    public long[] Ids(string text, EncodingPurpose purpose)
    {
        var pieces = Pieces(Prefix(purpose) + text);
        return Marked(pieces, 0, Math.Min(pieces.Count, Room), prefix: []);
    }

    /// <summary>The whole text in pieces of at most as many ids as the model takes, each with marks and prefix; one, unless the text is longer.</summary>
    public IReadOnlyList<long[]> Windows(string text, EncodingPurpose purpose)
    {
        var pieces = Pieces(Prefix(purpose) + text);
        if (pieces.Count <= Room)
            return [Marked(pieces, 0, pieces.Count, prefix: [])];

        var windows = new List<long[]> { Marked(pieces, 0, Room, prefix: []) };
        var prefix = Pieces(Prefix(purpose).TrimEnd());
        var room = Room - prefix.Count;
        for (var end = Room; end < pieces.Count;)
        {
            var start = end - Shared;
            end = Math.Min(start + room, pieces.Count);
            windows.Add(Marked(pieces, start, end - start, prefix));
        }
        return windows;
    }

    /// <summary>Ids of the bare text, without marks or prefix.</summary>
    public IReadOnlyList<int> Pieces(string text) => _pieces(text);

    private int Room => _file.Longest - 2;

    private long[] Marked(IReadOnlyList<int> pieces, int start, int count, IReadOnlyList<int> prefix)
    {
        var ids = new long[prefix.Count + count + 2];
        ids[0] = _file.Begin;
        for (var i = 0; i < prefix.Count; i++)
            ids[i + 1] = prefix[i];
        for (var i = 0; i < count; i++)
            ids[prefix.Count + i + 1] = pieces[start + i];
        ids[^1] = _file.End;
        return ids;
    }

    private string Prefix(EncodingPurpose purpose) => purpose switch
    {
        EncodingPurpose.Query => _file.QueryPrefix,
        EncodingPurpose.Passage => _file.PassagePrefix,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "The encoder knows no prefix for it."),
    };
}
