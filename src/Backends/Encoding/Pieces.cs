using Microsoft.ML.Tokenizers;

namespace Isegoria.Backends.Encoding;

/// <summary>A text's pieces, as ids, without marks.</summary>
internal static class Pieces
{
    /// <exception cref="InvalidDataException">The file is missing or is no tokenizer of its kind; the message names it.</exception>
    public static Func<string, IReadOnlyList<int>> Of(string path, EncoderFile file)
    {
        var isVocabulary = path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
        try
        {
            using var stream = File.OpenRead(path);
            if (isVocabulary)
                return WordPieces(BertTokenizer.Create(stream));
            return SentencePieces(SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false), file);
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"{path} cannot be read as a {(isVocabulary ? "WordPiece vocabulary" : "SentencePiece model")}: {e.Message}", e);
        }
    }

    private static Func<string, IReadOnlyList<int>> WordPieces(BertTokenizer pieces) => text => pieces.EncodeToIds(text, addSpecialTokens: false);

    private static Func<string, IReadOnlyList<int>> SentencePieces(SentencePieceTokenizer pieces, EncoderFile file)
    {
        if (file.Offset == 0)
            return text => pieces.EncodeToIds(text);
        return text => [.. pieces.EncodeToIds(text).Select(id => id == pieces.UnknownId ? file.Unknown : id + file.Offset)];
    }
}
