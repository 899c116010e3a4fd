using System.Text.Json;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Encoding;

public sealed class OnnxSentenceEncoderTests(OnnxSentenceEncoderTests.Loaded loaded) : IClassFixture<OnnxSentenceEncoderTests.Loaded>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private OnnxSentenceEncoder Encoder => loaded.Encoder;

    [Fact]
    public void Every_id_equals_the_reference_implementations()
    {
        var tokenizer = new PieceTokenizer(Repository.File("models/e5-small-latin/tokenizer.model"));
        var texts = Read<List<TokenizedText>>("tests/fixtures/encoder/tokenizer-check.json");
        Assert.Equal(501, texts.Count);

        foreach (var (text, ids) in texts)
            Assert.True(ids.SequenceEqual(tokenizer.Pieces(text)), $"Other ids for: {text}");
    }

    [Fact]
    public void Every_vector_equals_the_reference_implementations()
    {
        var texts = Read<List<EncodedText>>("tests/fixtures/encoder/encoder-check.json");
        Assert.Equal(6, texts.Count);

        foreach (var (text, _, int8) in texts)
        {
            var (bare, purpose) = Unprefixed(text);
            var vector = Encoder.Encode([bare], purpose, TestContext.Current.CancellationToken)[0];
            Assert.Equal(int8.Length, vector.Length);
            Assert.All(int8.Zip(vector), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        }
    }

    [Fact]
    public void Vectors_come_back_in_the_order_of_the_texts_whatever_their_lengths()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"Sujet {i} : " + string.Concat(Enumerable.Repeat("la rue, ", i * 7 % 40)))];

        var together = Encoder.Encode(texts, EncodingPurpose.Passage, TestContext.Current.CancellationToken);

        for (var i = 0; i < texts.Length; i++)
        {
            var alone = Encoder.Encode([texts[i]], EncodingPurpose.Passage, TestContext.Current.CancellationToken)[0];
            Assert.InRange(Dot(alone, together[i]), 0.99, 1.01);
        }
    }

    [Fact]
    public void A_text_beyond_the_encoders_length_is_cut_and_still_gets_a_vector()
    {
        var tokenizer = new PieceTokenizer(Repository.File("models/e5-small-latin/tokenizer.model"));
        var endless = string.Join(' ', Enumerable.Repeat("délibération", 2000));

        Assert.Equal(512, tokenizer.Ids(endless, EncodingPurpose.Query).Length);
        var vector = Encoder.Encode([endless], EncodingPurpose.Query, TestContext.Current.CancellationToken)[0];
        Assert.Equal(1, Dot(vector, vector), 1e-3);
    }

    [Fact]
    public void An_english_question_lies_nearer_to_its_french_twin_than_to_another_question()
    {
        var vectors = Encoder.Encode(
            ["Where will the cycle lanes be built?", "Où les pistes cyclables seront-elles construites ?", "Quel est le prix de la cantine ?"],
            EncodingPurpose.Query,
            TestContext.Current.CancellationToken);

        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]));
    }

    [Fact]
    public void Nothing_to_encode_is_no_vector() =>
        Assert.Empty(Encoder.Encode([], EncodingPurpose.Query, TestContext.Current.CancellationToken));

    [Fact]
    public void A_missing_model_is_named()
    {
        var options = new EncoderOptions { Folder = "models/nowhere", Threads = 1, BatchSize = 1 };
        var error = Assert.Throws<InvalidDataException>(() => new OnnxSentenceEncoder(options, Repository.Root));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    /// <summary>At shutdown a caller may have given up waiting while its run goes on; freeing the session under it ended the process.</summary>
    [Fact]
    public async Task Disposed_in_the_middle_of_runs_it_lets_them_end_and_refuses_the_next()
    {
        var encoder = new OnnxSentenceEncoder(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 1, BatchSize = 1 }, Repository.Root);
        var cancellation = TestContext.Current.CancellationToken;
        var started = new CountdownEvent(4);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            encoder.Encode(["Une phrase."], EncodingPurpose.Query, cancellation);
            started.Signal();
            while (true)
                Assert.Equal(encoder.Dimensions, encoder.Encode(["Une autre phrase."], EncodingPurpose.Query, cancellation)[0].Length);
        }, cancellation)).ToList();
        started.Wait(cancellation);

        encoder.Dispose();

        foreach (var caller in callers)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => caller);
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    private static (string Text, EncodingPurpose Purpose) Unprefixed(string text) =>
        text.StartsWith("query: ", StringComparison.Ordinal)
            ? (text["query: ".Length..], EncodingPurpose.Query)
            : (text["passage: ".Length..], EncodingPurpose.Passage);

    private static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Repository.File(path)), Web) ?? throw new InvalidDataException(path);

    private sealed record TokenizedText(string Text, int[] Ids);

    private sealed record EncodedText(string Text, int[] Ids, float[] Int8);

    public sealed class Loaded : IDisposable
    {
        public OnnxSentenceEncoder Encoder { get; } =
            new(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 2, BatchSize = 16 }, Repository.Root);

        public void Dispose() => Encoder.Dispose();
    }
}
