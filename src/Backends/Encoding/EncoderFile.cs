using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isegoria.Backends.Encoding;

/// <summary>How an output with a row for each token becomes one row for the text.</summary>
internal enum Pooling
{
    /// <summary>The output has one row for each text already.</summary>
    None,

    /// <summary>The mean over the text's own tokens.</summary>
    Mean,

    /// <summary>The row of the first token.</summary>
    First,
}

/// <summary>What a folder with an ONNX sentence encoder says about itself in <c>encoder.json</c>; every entry is needed there.</summary>
/// <param name="Model">The ONNX file: `input_ids` and `attention_mask`, and `token_type_ids` where it has that, to <paramref name="Output"/>.</param>
/// <param name="Tokenizer">A SentencePiece model, or a WordPiece vocabulary where the name ends in .txt.</param>
/// <param name="Begin">Id of the mark before every text.</param>
/// <param name="Offset">Added to the tokenizer's ids: 1 for XLM-RoBERTa's own SentencePiece file, usually 0.</param>
/// <param name="Unknown">Id of an unknown piece; matters only with an offset.</param>
/// <param name="Longest">The most ids the model takes, marks included.</param>
internal sealed record EncoderFile(
    string Model,
    string Output,
    Pooling Pooling,
    string Tokenizer,
    string QueryPrefix,
    string PassagePrefix,
    int Begin,
    int End,
    int Offset,
    int Unknown,
    int Longest)
{
    public const string Name = "encoder.json";

    /// <summary>A folder without the file is as the one that ships: an E5 encoder (arXiv 2402.05672).</summary>
    public static readonly EncoderFile E5 = new(
        "encoder-int8.onnx", "sentence_embedding", Pooling.None, "tokenizer.model", "query: ", "passage: ", Begin: 0, End: 2, Offset: 0, Unknown: 3, Longest: 512);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="InvalidDataException">The file is broken; the message names it.</exception>
    public static EncoderFile Of(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return E5;
        try
        {
            var file = JsonSerializer.Deserialize<EncoderFile>(File.ReadAllText(path), Json) ?? throw new JsonException("It is empty.");
            return file.Longest >= 8 ? file : throw new JsonException("\"longest\" is below 8.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} does not describe an encoder: {e.Message}", e);
        }
    }
}
