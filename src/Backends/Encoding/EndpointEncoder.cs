using System.Net;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Polly;
using Polly.Timeout;

namespace Isegoria.Backends.Encoding;

/// <summary>
/// Sentence vectors (unit length) from a server that speaks OpenAI's <c>/v1/embeddings</c>. Safe to call from several
/// threads at once; the caller's thread waits for the server.
/// </summary>
public sealed class EndpointEncoder : ISentenceEncoder, IDisposable
{
    private readonly EncoderOptions _options;
    private readonly EmbeddingRequests _requests;
    private readonly ResiliencePipeline _attempts;

    /// <exception cref="InvalidDataException">The key's file cannot be read.</exception>
    public EndpointEncoder(EncoderOptions options, TimeProvider time)
    {
        _options = options;
        _requests = new EmbeddingRequests(options);
        _attempts = Attempts(options, time);
        Name = NameOf(options);
    }

    /// <summary>Address, model and dimensions; with prefixes, eight hexadecimal digits of their SHA-256: another of these, another name.</summary>
    public string Name { get; }

    public int Dimensions => _options.Dimensions!.Value;

    public bool IsElsewhere => true;

    public static string NameOf(EncoderPlace place)
    {
        var address = new Uri(place.Endpoint!);
        var name = FormattableString.Invariant($"{address.Authority}{address.AbsolutePath.TrimEnd('/')}/{place.Model}/{place.Dimensions}");
        if (place.QueryPrefix.Length + place.PassagePrefix.Length == 0)
            return name;
        return $"{name}/{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{place.QueryPrefix}\n{place.PassagePrefix}")))[..8]}";
    }

    /// <exception cref="EncoderUnavailableException">The server cannot be reached in time, refuses, or answers anything but the vectors asked for.</exception>
    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
    {
        var prefix = purpose == EncodingPurpose.Query ? _options.QueryPrefix : _options.PassagePrefix;
        var vectors = new List<float[]>(texts.Count);
        foreach (var batch in texts.Chunk(_options.BatchSize!.Value))
            vectors.AddRange(EncodeBatch([.. batch.Select(text => prefix + WholeCharacters.Cut(text, _options.LongestText!.Value))], cancellation));
        foreach (var vector in vectors)
            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vectors;
    }

    public void Dispose() => _requests.Dispose();

    private float[][] EncodeBatch(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        try
        {
            return _attempts.Execute(token => _requests.Send(texts, token), cancellation);
        }
        catch (TimeoutRejectedException e)
        {
            throw new EncoderUnavailableException($"The encoder {Name} did not answer within {_options.TimeLimit}.", e);
        }
    }

    private static ResiliencePipeline Attempts(EncoderOptions options, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TimeLimit!.Value);
        if (options.Attempts > 1)
        {
            pipeline.AddRetry(new()
            {
                MaxRetryAttempts = options.Attempts!.Value - 1,
                Delay = options.Pause!.Value,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } e && MayPass(e)),
            });
        }
        return pipeline.AddTimeout(options.AttemptTimeLimit!.Value).Build();
    }

    /// <summary>Worth another attempt: an answer without vectors is not.</summary>
    private static bool MayPass(Exception e) => e is TimeoutRejectedException
        || (e.InnerException is HttpRequestException line && (line.StatusCode is not { } status || ModelServers.MayPass(status)));
}
