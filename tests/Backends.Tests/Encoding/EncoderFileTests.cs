using System.ComponentModel.DataAnnotations;
using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Encoding;

/// <summary>A folder that says itself how its encoder wants to be used.</summary>
public sealed class EncoderFileTests : IDisposable
{
    private const string AsShipped = """
        {"model": "encoder-int8.onnx", "output": "sentence_embedding", "pooling": "none", "tokenizer": "tokenizer.model",
         "queryPrefix": "query: ", "passagePrefix": "passage: ", "begin": 0, "end": 2, "offset": 0, "unknown": 3, "longest": 256}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isegoria-encoder-");

    public EncoderFileTests()
    {
        foreach (var file in new[] { "encoder-int8.onnx", "tokenizer.model" })
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, file), Repository.File($"models/e5-small-latin/{file}"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_described_folder_is_used_as_it_says_and_has_a_name_of_its_own()
    {
        Describe(AsShipped);
        using var described = Open(_folder.FullName);
        using var shipped = Open("models/e5-small-latin");

        var pair = new[] { described, shipped }.Select(encoder => encoder.Encode(["Une rue sombre."], EncodingPurpose.Query, TestContext.Current.CancellationToken)[0]).ToList();

        Assert.Equal(1, TensorPrimitives.Dot<float>(pair[0], pair[1]), 4);
        Assert.NotEqual(shipped.Name.Split('/')[1], described.Name.Split('/')[1]);
    }

    [Theory]
    [InlineData("{", "encoder.json")]
    [InlineData("""{"model": "encoder-int8.onnx"}""", "output")]
    [InlineData("none:max", "pooling")]
    [InlineData("sentence_embedding:logits", "has no output \"logits\"")]
    [InlineData("\"none\":\"mean\"", "does not go with pooling \"Mean\"")]
    [InlineData("encoder-int8.onnx:tokenizer.model", "cannot be opened as an ONNX model")]
    public void What_is_wrong_with_a_description_is_named(string change, string message)
    {
        var (from, to) = change.StartsWith('{') ? (AsShipped, change) : (change.Split(':')[0], change.Split(':')[1]);
        Describe(AsShipped.Replace(from, to, StringComparison.Ordinal));

        var error = Assert.Throws<InvalidDataException>(() => Open(_folder.FullName));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.FullName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wordpiece_vocabulary_is_read_where_the_tokenizer_is_a_text_file()
    {
        var path = Path.Combine(_folder.FullName, "vocab.txt");
        File.WriteAllLines(path, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "une", "lampe", "##s"]);
        var file = EncoderFile.E5 with { Tokenizer = "vocab.txt", QueryPrefix = "", Begin = 2, End = 3 };

        Assert.Equal([2, 5, 6, 7, 3], new PieceTokenizer(path, file).Ids("Une lampes", EncodingPurpose.Query));
    }

    [Fact]
    public void Ids_of_a_sentencepiece_model_can_be_moved()
    {
        var path = Repository.File("models/e5-small-latin/tokenizer.model");
        var plain = new PieceTokenizer(path, EncoderFile.E5).Ids("Une lampe", EncodingPurpose.Query);

        var moved = new PieceTokenizer(path, EncoderFile.E5 with { Offset = 1 }).Ids("Une lampe", EncodingPurpose.Query);

        Assert.Equal(plain[1..^1].Select(id => id + 1), moved[1..^1]);
        Assert.Equal((plain[0], plain[^1]), (moved[0], moved[^1]));
    }

    [Theory]
    [InlineData("http://vectors.example/v1", "key", "", true)]
    [InlineData("http://vectors.example/v1", "", "/run/secrets/key", true)]
    [InlineData("http://vectors.example/v1", "", "", false)]
    [InlineData("http://localhost:11434/v1", "key", "", false)]
    [InlineData("https://vectors.example/v1", "key", "", false)]
    public void A_key_never_goes_over_plain_http_to_elsewhere(string endpoint, string key, string keyFile, bool refused)
    {
        EncoderPlace Place() => new() { Endpoint = endpoint, Model = "m", Dimensions = 8, Key = key, KeyFile = keyFile };
        var former = new EncoderOptions { Folder = "models/e5-small-latin", Former = Place() };

        var faults = former.Validate(new ValidationContext(former)).Select(fault => fault.ErrorMessage).ToList();

        Assert.Equal(refused ? ["Encoder:Former:Endpoint would carry the key over plain http: use https."] : [], faults);
    }

    private static OnnxSentenceEncoder Open(string folder) => new(new EncoderOptions { Folder = folder, Threads = 1, BatchSize = 4 }, Repository.Root);

    private void Describe(string json) => File.WriteAllText(Path.Combine(_folder.FullName, EncoderFile.Name), json);
}
