using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Encoding;

/// <summary>Vectors from an embedding server, and everything it may do instead of giving them.</summary>
public sealed class EndpointEncoderTests : IAsyncLifetime
{
    private static readonly string[] Words = ["une lampe", "la nuit noire", "un banc"];

    private ScriptedEmbeddings _server = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ScriptedEmbeddings.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Vectors_come_in_the_order_of_the_texts_and_have_unit_length()
    {
        using var encoder = Encoder(options => options.BatchSize = 2);

        var vectors = encoder.Encode(Words, EncodingPurpose.Passage, Now);

        var expected = new WordEncoder().Encode(Words, EncodingPurpose.Passage, Now);
        Assert.All(vectors.Zip(expected), pair => Assert.Equal(1, TensorPrimitives.Dot<float>(pair.First, pair.Second), 5));
        Assert.Equal([2, 1], _server.Requests.Select(request => request.Texts.Count));
        Assert.Equal(Words.Select(word => $"passage: {word}"), _server.Texts);
    }

    [Fact]
    public void A_request_is_as_the_protocol_says_with_model_key_and_only_where_asked_dimensions()
    {
        using var plain = Encoder();
        using var shortened = Encoder(options => options.Shortened = true);

        plain.Encode(Words, EncodingPurpose.Query, Now);
        shortened.Encode(Words, EncodingPurpose.Query, Now);

        var request = _server.Requests.First();
        Assert.Equal(("/v1/embeddings", "Bearer secret"), (request.Path, request.Authorization));
        Assert.Equal(ScriptedEmbeddings.Model, request.Body.GetProperty("model").GetString());
        Assert.Equal("query: une lampe", request.Texts[0]);
        Assert.False(request.Body.TryGetProperty("dimensions", out _));
        Assert.Equal(64, _server.Requests.Last().Body.GetProperty("dimensions").GetInt32());
    }

    [Fact]
    public void Another_address_model_length_or_prefix_is_another_encoder()
    {
        EncoderPlace Place(string endpoint = "http://a/v1", string model = "m", int dimensions = 8, string prefix = "") =>
            new() { Endpoint = endpoint, Model = model, Dimensions = dimensions, QueryPrefix = prefix };

        Assert.Equal("a/v1/m/8", EndpointEncoder.NameOf(Place()));
        Assert.Equal(EndpointEncoder.NameOf(Place()), EndpointEncoder.NameOf(Place("http://a/v1/")));
        EncoderPlace[] all = [Place(), Place("http://b/v1"), Place(model: "n"), Place(dimensions: 9), Place(prefix: "query: ")];
        Assert.Equal(5, all.Select(EndpointEncoder.NameOf).Distinct().Count());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public void A_server_that_fails_for_a_moment_is_asked_again(int status)
    {
        _server.Fails(status).Fails(status);
        using var encoder = Encoder();

        Assert.Equal(3, encoder.Encode(Words, EncodingPurpose.Query, Now).Count);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public void A_server_that_refuses_is_asked_once(int status)
    {
        _server.Fails(status);
        using var encoder = Encoder();

        var error = Assert.Throws<EncoderUnavailableException>(() => encoder.Encode(Words, EncodingPurpose.Query, Now));

        Assert.Contains($"answered {status}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("lampe", error.ToString(), StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    public static TheoryData<string, string> Rubbish => new()
    {
        { "nothing", "there is no list" },
        { "prose", "JsonException" },
        { "fewer", "2 vectors for 3 texts" },
        { "short", "vectors of 3 numbers where Encoder:Dimensions says 64" },
        { "twice", "not numbered as the texts are" },
        { "zero", "without length" },
    };

    [Theory]
    [MemberData(nameof(Rubbish))]
    public void An_answer_that_is_not_what_was_asked_for_is_no_answer(string kind, string message)
    {
        float[] sound = [.. Enumerable.Repeat(1f, 64)];
        _ = kind switch
        {
            "nothing" => _server.Babbles("{}"),
            "prose" => _server.Babbles("I am a language model."),
            "fewer" => _server.Gives(count => Enumerable.Range(0, count - 1).Select(i => (i, sound))),
            "short" => _server.Gives(count => Enumerable.Range(0, count).Select(i => (i, new float[3]))),
            "twice" => _server.Gives(count => Enumerable.Range(0, count).Select(_ => (0, sound))),
            _ => _server.Gives(count => Enumerable.Range(0, count).Select(i => (i, new float[64]))),
        };
        using var encoder = Encoder();

        var error = Assert.Throws<EncoderUnavailableException>(() => encoder.Encode(Words, EncodingPurpose.Query, Now));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_server_is_left_at_the_time_limit()
    {
        _server.Dawdles(TimeSpan.FromMinutes(1)).Dawdles(TimeSpan.FromMinutes(1)).Dawdles(TimeSpan.FromMinutes(1));
        using var encoder = Encoder(options => (options.AttemptTimeLimit, options.TimeLimit) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500)));

        var error = Assert.Throws<EncoderUnavailableException>(() => encoder.Encode(Words, EncodingPurpose.Query, Now));

        Assert.Contains("did not answer within", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_said_not_to_be_reached()
    {
        using var encoder = Encoder(options => (options.Endpoint, options.Attempts) = ("http://127.0.0.1:1/v1", 1));

        var error = Assert.Throws<EncoderUnavailableException>(() => encoder.Encode(Words, EncodingPurpose.Query, Now));

        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_and_key_are_never_sent_on_to_another_server()
    {
        await using var other = await ScriptedEmbeddings.StartAsync();
        _server.Sends($"{other.Endpoint}/embeddings");
        using var encoder = Encoder();

        Assert.Throws<EncoderUnavailableException>(() => encoder.Encode(Words, EncodingPurpose.Query, Now));

        Assert.Empty(other.Requests);
    }

    [Fact]
    public void A_caller_who_leaves_is_no_failure_of_the_server()
    {
        _server.Dawdles(TimeSpan.FromMinutes(1));
        using var encoder = Encoder();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Now);
        leaving.CancelAfter(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => encoder.Encode(Words, EncodingPurpose.Query, leaving.Token));
    }

    private EndpointEncoder Encoder(Action<EncoderOptions>? change = null)
    {
        var options = new EncoderOptions
        {
            Endpoint = _server.Endpoint,
            Model = ScriptedEmbeddings.Model,
            Key = "secret",
            Dimensions = 64,
            QueryPrefix = "query: ",
            PassagePrefix = "passage: ",
            BatchSize = 16,
            TimeLimit = TimeSpan.FromMinutes(1),
            AttemptTimeLimit = TimeSpan.FromSeconds(30),
            Attempts = 3,
            Pause = TimeSpan.FromMilliseconds(1),
            LongestText = 1_000,
        };
        change?.Invoke(options);
        return new EndpointEncoder(options, TimeProvider.System);
    }
}
