using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isegoria.Backends.Encoding;

/// <summary>One request of OpenAI's <c>/v1/embeddings</c>: built, sent and read. Every failure is an <see cref="EncoderUnavailableException"/>.</summary>
internal sealed class EmbeddingRequests : IDisposable
{
    /// <summary>256 vectors of 16,384 numbers, each with a dozen digits.</summary>
    private const int LargestAnswerBytes = 64_000_000;

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly string _model;
    private readonly int _dimensions;
    private readonly bool _shortened;

    public EmbeddingRequests(EncoderOptions options)
    {
        _address = new Uri($"{options.Endpoint!.TrimEnd('/')}/embeddings");
        (_model, _dimensions, _shortened) = (options.Model!, options.Dimensions!.Value, options.Shortened);

        // Time is limited around it.
        _client = new HttpClient(ModelServers.Handler())
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswerBytes,
        };
        if (ModelServers.KeyOf(options.Key, options.KeyFile, EncoderOptions.Section) is { } key)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>As many vectors as texts, in their order, as the server gives them.</summary>
    public float[][] Send(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = Body(texts) };
            using var response = _client.Send(request, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new HttpRequestException(null, null, response.StatusCode);
            using var answer = response.Content.ReadAsStream(cancellation);
            return Read(JsonSerializer.Deserialize<Answer>(answer), texts.Count);
        }
        catch (HttpRequestException e)
        {
            var reason = e.StatusCode is { } status ? $"answered {(int)status} {status}" : $"cannot be reached ({e.HttpRequestError})";
            throw new EncoderUnavailableException($"The embedding server {_address} {reason}.", e);
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException)
        {
            throw new EncoderUnavailableException($"The embedding server {_address} gave no vectors: {(e as InvalidDataException)?.Message ?? e.GetType().Name}", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private JsonContent Body(IReadOnlyList<string> texts) =>
        JsonContent.Create(new Question(_model, texts, "float", _shortened ? _dimensions : null));

    /// <exception cref="InvalidDataException">It is not what was asked for.</exception>
    private float[][] Read(Answer? answer, int count)
    {
        var data = answer?.Data ?? throw new InvalidDataException("there is no list \"data\".");
        if (data.Count != count)
            throw new InvalidDataException(FormattableString.Invariant($"{data.Count} vectors for {count} texts."));
        var vectors = new float[count][];
        foreach (var row in data)
        {
            if (row.Index < 0 || row.Index >= count || vectors[row.Index] is not null)
                throw new InvalidDataException("its vectors are not numbered as the texts are.");
            if (row.Embedding?.Length != _dimensions)
                throw new InvalidDataException(FormattableString.Invariant($"vectors of {row.Embedding?.Length ?? 0} numbers where Encoder:Dimensions says {_dimensions}."));
            if (!float.IsNormal(TensorPrimitives.Norm<float>(row.Embedding)))
                throw new InvalidDataException("a vector without length or direction.");
            vectors[row.Index] = row.Embedding;
        }
        return vectors;
    }

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
        [property: JsonPropertyName("encoding_format")] string Format,
        [property: JsonPropertyName("dimensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Dimensions);

    private sealed record Answer([property: JsonPropertyName("data")] IReadOnlyList<Row>? Data);

    private sealed record Row([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);
}
